Set-Location C:\app\releases
Remove-Item * -Recurse -Force
