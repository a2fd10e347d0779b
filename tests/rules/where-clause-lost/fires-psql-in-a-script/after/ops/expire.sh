#!/usr/bin/env bash
set -euo pipefail
psql "$DATABASE_URL" --quiet -c "DELETE FROM coupons"
