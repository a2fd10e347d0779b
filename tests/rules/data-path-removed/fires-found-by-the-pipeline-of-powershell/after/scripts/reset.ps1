param([switch]$Keep)
Get-ChildItem D:\data\orders -Filter *.mdf | Remove-Item -Force
