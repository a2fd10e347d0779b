param([switch]$Keep)
Get-ChildItem D:\data\orders -Filter *.tmp | Remove-Item -Force
