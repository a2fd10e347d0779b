#!/bin/sh
set -eu

latest="$(find /var/backups/shop -name '*.dump' -mtime -1 | head -n 1)"
if [ -n "$latest" ]; then
  echo "latest backup: $latest"
  exit 0
fi
echo "no backup of the last day" >&2
exit 1
