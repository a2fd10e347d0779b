#!/usr/bin/env bash
set -euo pipefail
terraform state list
terraform state show aws_db_instance.orders
terraform state pull > /tmp/state.saved.json
