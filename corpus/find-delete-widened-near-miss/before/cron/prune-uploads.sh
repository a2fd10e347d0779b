#!/usr/bin/env bash
# Hourly: removes what the upload service no longer needs.
set -euo pipefail

log=/var/log/prune-uploads.log

started=$(date +%s)

find /srv/uploads -type f -name '*.part' -mtime +1 -print

finished=$(date +%s)
echo "$(date -Is) pruned in $((finished - started))s" >> "$log"
