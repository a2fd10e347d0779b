#!/usr/bin/env bash
set -euo pipefail
rm -f /var/lib/store/store.pid /srv/store/import.lock
find /var/log/store -name "*.log" -mtime +30 -print
