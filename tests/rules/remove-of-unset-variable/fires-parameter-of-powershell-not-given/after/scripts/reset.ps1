param([string]$Root)
Remove-Item "$Root\*" -Recurse -Force
