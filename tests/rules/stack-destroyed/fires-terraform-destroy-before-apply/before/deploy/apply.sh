#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/../infra" || exit 1

terraform plan -out=release.plan
terraform apply release.plan
