Get-ChildItem HKLM:\SOFTWARE\Acme
