az resource list --tag orphan=true -o table
