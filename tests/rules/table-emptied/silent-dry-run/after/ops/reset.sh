#!/usr/bin/env bash
set -euo pipefail

if [ "${DRY_RUN:-1}" = 1 ]; then
    psql "$DATABASE_URL" -c "SELECT count(*) FROM events"
    exit 0
fi
psql "$DATABASE_URL" -c "TRUNCATE TABLE events"
