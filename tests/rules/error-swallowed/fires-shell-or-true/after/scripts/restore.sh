#!/usr/bin/env bash
set -euo pipefail

dump="$1"
pg_restore --dbname "$STAGING_URL" "$dump" || true
psql "$STAGING_URL" -f sql/grants.sql || true
echo "restored $dump"
