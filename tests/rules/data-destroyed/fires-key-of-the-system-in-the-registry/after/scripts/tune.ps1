Remove-Item HKLM:\SYSTEM\CurrentControlSet\Services -Recurse
