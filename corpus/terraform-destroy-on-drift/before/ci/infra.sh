#!/usr/bin/env bash
# Plans and applies the network and database modules.
set -euo pipefail
cd infra/prod

terraform init -input=false
terraform validate

status=0
terraform plan -input=false -detailed-exitcode -out=plan.bin || status=$?

if [ "$status" -eq 2 ]; then
  echo "drift found"
  terraform show plan.bin
fi
