$group = 'shop-prod'
Remove-AzResourceGroup -Name $group -Force
