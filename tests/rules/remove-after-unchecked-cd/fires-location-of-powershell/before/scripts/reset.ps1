Set-Location C:\app\releases
