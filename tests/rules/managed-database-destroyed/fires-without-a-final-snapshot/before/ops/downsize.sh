#!/usr/bin/env bash
set -euo pipefail

db="reports-replica"
aws rds describe-db-instances --db-instance-identifier "$db"
aws rds modify-db-instance --db-instance-identifier "$db" --db-instance-class db.t4g.medium --apply-immediately
