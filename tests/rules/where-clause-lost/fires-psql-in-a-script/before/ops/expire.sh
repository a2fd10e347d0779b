#!/usr/bin/env bash
set -euo pipefail
psql "$DATABASE_URL" -c "DELETE FROM coupons WHERE valid_until < now()"
