#!/usr/bin/env bash
set -euo pipefail

psql "$DATABASE_URL" <<'SQL'
SELECT count(*) FROM audit_events;
SQL
