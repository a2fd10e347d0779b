Remove-Item HKLM:\SOFTWARE\Acme -Recurse
