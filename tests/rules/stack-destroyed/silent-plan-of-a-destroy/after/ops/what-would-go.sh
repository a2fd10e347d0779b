#!/usr/bin/env bash
set -euo pipefail
cd infra || exit 1
terraform plan -destroy -out=destroy.plan
terraform show destroy.plan
pulumi destroy --preview-only
