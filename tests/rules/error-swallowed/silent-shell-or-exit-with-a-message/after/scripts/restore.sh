#!/usr/bin/env bash
set -euo pipefail

dump="$1"
pg_restore --exit-on-error --dbname "$STAGING_URL" "$dump" || {
  echo "restore of $dump failed" >&2
  exit 1
}
echo "restored $dump"
