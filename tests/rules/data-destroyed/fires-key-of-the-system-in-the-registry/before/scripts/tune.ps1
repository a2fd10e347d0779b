Get-ChildItem HKLM:\SYSTEM\CurrentControlSet\Services
