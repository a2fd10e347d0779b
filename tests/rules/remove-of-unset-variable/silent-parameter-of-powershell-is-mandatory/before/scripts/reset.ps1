param([Parameter(Mandatory)][string]$Root)
Get-ChildItem $Root
