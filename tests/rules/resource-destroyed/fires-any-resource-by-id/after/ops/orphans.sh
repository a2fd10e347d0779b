#!/bin/sh
set -e
az resource delete --ids $(az resource list --tag orphan=true --query '[].id' -o tsv)
