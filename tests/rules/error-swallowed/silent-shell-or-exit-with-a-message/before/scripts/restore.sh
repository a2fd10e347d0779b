#!/usr/bin/env bash
set -euo pipefail

dump="$1"
pg_restore --exit-on-error --dbname "$STAGING_URL" "$dump"
echo "restored $dump"
