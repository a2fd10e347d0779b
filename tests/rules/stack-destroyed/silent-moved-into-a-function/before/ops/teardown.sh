#!/usr/bin/env bash
set -euo pipefail
cd infra || exit 1
terraform destroy
