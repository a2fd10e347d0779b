#!/usr/bin/env bash
set -euo pipefail
rows="$(psql "$DATABASE_URL" -qtAc "SELECT count(*) FROM events")"
echo "$rows events go"
psql "$DATABASE_URL" -qtAc "TRUNCATE events"
