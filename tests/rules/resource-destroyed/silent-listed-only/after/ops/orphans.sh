az resource list --tag orphan=true --query "[].id" -o tsv
az resource tag --tags orphan=seen --ids "$ID"
