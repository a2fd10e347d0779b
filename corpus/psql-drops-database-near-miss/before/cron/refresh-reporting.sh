#!/usr/bin/env bash
# Copies the shop database into the reporting database.
set -euo pipefail

source_host=db-primary.internal
target_host=db-reporting.internal
dump=$(mktemp)
trap 'rm -f "$dump"' EXIT

pg_dump -h "$source_host" -Fc shop > "$dump"


pg_restore -h "$target_host" --no-owner --dbname=reporting_next "$dump"
psql -h "$target_host" -d reporting_next -c 'ANALYZE'
