#!/usr/bin/env bash
set -euo pipefail

if [ "${DRY_RUN:-1}" = 1 ]; then
    echo "would raise all prices"
    exit 0
fi
psql "$DATABASE_URL" -c "UPDATE products SET price = price * 1.08"
