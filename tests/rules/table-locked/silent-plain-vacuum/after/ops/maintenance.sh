#!/usr/bin/env bash
set -euo pipefail
psql "$DATABASE_URL" -c "VACUUM (ANALYZE) users"
reindexdb --concurrently --table=users app
