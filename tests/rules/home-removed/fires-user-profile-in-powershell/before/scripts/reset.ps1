Remove-Item "$env:USERPROFILE\.cache\shop" -Recurse
