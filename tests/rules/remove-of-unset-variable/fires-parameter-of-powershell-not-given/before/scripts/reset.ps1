param([string]$Root)
if ([string]::IsNullOrEmpty($Root)) { throw 'no root' }
Remove-Item "$Root\*" -Recurse -Force
