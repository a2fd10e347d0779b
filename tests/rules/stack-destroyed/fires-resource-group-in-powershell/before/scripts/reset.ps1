$group = 'shop-prod'
Get-AzResourceGroup -Name $group
