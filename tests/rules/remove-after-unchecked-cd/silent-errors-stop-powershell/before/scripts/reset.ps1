$ErrorActionPreference = 'Stop'
Set-Location C:\app\build
