#!/bin/sh
set -e
az resource list --tag orphan=true --query '[].id' -o tsv
