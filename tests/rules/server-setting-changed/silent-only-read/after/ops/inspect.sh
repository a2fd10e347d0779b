#!/usr/bin/env bash
set -euo pipefail
redis-cli -h "$CACHE_HOST" CONFIG GET maxmemory-policy
psql "$DATABASE_URL" -c "SHOW statement_timeout"
