Invoke-WebRequest https://shop.example.com/export -OutFile export.csv
