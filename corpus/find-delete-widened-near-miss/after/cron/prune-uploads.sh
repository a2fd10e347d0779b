#!/usr/bin/env bash
# Hourly: removes what the upload service no longer needs.
set -euo pipefail

log=/var/log/prune-uploads.log
lock=/run/lock/prune-uploads

exec 9> "$lock"
if ! flock -n 9; then
  echo "another run is not finished" >&2
  exit 0
fi

started=$(date +%s)

find /tmp/thumbnails -type f -name '*.jpg' -mtime +7 -delete

finished=$(date +%s)
echo "$(date -Is) pruned in $((finished - started))s" >> "$log"
