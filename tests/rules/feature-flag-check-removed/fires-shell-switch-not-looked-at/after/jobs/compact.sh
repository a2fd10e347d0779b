#!/bin/sh
set -eu
. /etc/shop/features.env


psql "$DATABASE_URL" -c "CALL compact_events(90)"
echo "compacted"
