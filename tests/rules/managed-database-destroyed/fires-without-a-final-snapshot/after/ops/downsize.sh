#!/usr/bin/env bash
set -euo pipefail

db="reports-replica"
aws rds describe-db-instances --db-instance-identifier "$db"
aws rds delete-db-instance --db-instance-identifier "$db" --skip-final-snapshot
