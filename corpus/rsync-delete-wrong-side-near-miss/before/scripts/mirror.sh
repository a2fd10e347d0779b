#!/usr/bin/env bash
# Mirrors the document store to the standby host.
set -euo pipefail

primary=docs1.example.com
standby=/srv/mirror/documents

if ! ping -c 1 -W 2 "$primary" > /dev/null; then
  echo "primary is away" >&2
  exit 1
fi

rsync -a "$primary:/srv/documents/" "$standby/"

echo "mirror is current as of $(date -Is)"
