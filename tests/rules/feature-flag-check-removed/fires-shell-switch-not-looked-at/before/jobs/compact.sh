#!/bin/sh
set -eu
. /etc/shop/features.env

if [ "${FEATURE_COMPACT_EVENTS:-0}" != 1 ]; then
  echo "compaction is switched off"
  exit 0
fi

psql "$DATABASE_URL" -c "CALL compact_events(90)"
echo "compacted"
