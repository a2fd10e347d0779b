#!/usr/bin/env bash
# Fills the local database with a masked copy of last night.
set -euo pipefail

jobs=${JOBS:-4}
latest=$(mask-store latest shop)
mask-store fetch "$latest" /var/tmp/shop.dump
pg_restore --clean --if-exists --jobs="$jobs" --dbname=shop /var/tmp/shop.dump
