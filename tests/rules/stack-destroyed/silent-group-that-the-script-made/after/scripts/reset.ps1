$group = "test-$PID"
New-AzResourceGroup -Name $group -Location westeurope
Remove-AzResourceGroup -Name $group -Force
