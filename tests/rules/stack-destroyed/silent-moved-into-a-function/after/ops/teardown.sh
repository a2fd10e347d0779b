#!/usr/bin/env bash
set -euo pipefail

teardown() {
    cd infra || exit 1
    terraform destroy
}

teardown
