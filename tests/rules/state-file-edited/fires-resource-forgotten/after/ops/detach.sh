#!/usr/bin/env bash
set -euo pipefail
terraform state rm aws_db_instance.orders
