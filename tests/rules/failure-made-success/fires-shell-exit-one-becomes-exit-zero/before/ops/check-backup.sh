#!/bin/sh
set -eu

latest="$(find /var/backups/shop -name '*.dump' -mtime -1 | head -n 1)"
if [ -z "$latest" ]; then
  echo "no backup of the last day" >&2
  exit 1
fi
echo "latest backup: $latest"
