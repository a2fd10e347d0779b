$ErrorActionPreference = 'Stop'
Set-Location C:\app\build
Remove-Item * -Recurse -Force
