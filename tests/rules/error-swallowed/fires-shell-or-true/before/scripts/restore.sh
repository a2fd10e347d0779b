#!/usr/bin/env bash
set -euo pipefail

dump="$1"
pg_restore --exit-on-error --dbname "$STAGING_URL" "$dump"
psql "$STAGING_URL" -v ON_ERROR_STOP=1 -f sql/grants.sql
echo "restored $dump"
