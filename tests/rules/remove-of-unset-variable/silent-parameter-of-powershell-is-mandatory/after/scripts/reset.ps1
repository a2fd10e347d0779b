param([Parameter(Mandatory)][string]$Root)
Remove-Item "$Root\*" -Recurse -Force
