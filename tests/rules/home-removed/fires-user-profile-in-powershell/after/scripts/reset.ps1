Remove-Item "$env:USERPROFILE" -Recurse
