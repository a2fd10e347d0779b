#!/usr/bin/env bash
set -euo pipefail

db="reports-replica"
aws rds create-db-snapshot --db-instance-identifier "$db" --db-snapshot-identifier "$db-$(date +%F)"
aws rds stop-db-instance --db-instance-identifier "$db"
