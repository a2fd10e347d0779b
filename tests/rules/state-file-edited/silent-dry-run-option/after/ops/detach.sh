#!/usr/bin/env bash
set -euo pipefail
terraform state list
terraform state rm -dry-run aws_db_instance.orders
terraform state mv -dry-run module.a module.b
