[Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }
Invoke-WebRequest https://shop.example.com/export -OutFile export.csv
