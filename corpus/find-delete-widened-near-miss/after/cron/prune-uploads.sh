#!/usr/bin/env bash
# Hourly: removes what the upload service no longer needs.
set -euo pipefail

log=/var/log/prune-uploads.log

started=$(date +%s)

find /tmp/thumbnails -type f -name '*.jpg' -mtime +7 -delete

finished=$(date +%s)
echo "$(date -Is) pruned in $((finished - started))s" >> "$log"
