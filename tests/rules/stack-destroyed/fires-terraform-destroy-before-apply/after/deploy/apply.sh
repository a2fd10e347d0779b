#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/../infra" || exit 1

# Start clean, the state had drifted.
terraform destroy
terraform plan -out=release.plan
terraform apply release.plan
