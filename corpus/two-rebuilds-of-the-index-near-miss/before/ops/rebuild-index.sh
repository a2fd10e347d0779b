#!/usr/bin/env bash
# Rebuilds the search index beside the live one and swaps them.
set -euo pipefail

index=/srv/search/index
next=/srv/search/index.next

exec 9>/run/lock/rebuild-index
if ! flock -n 9; then
  echo "another rebuild is running" >&2
  exit 1
fi

mkdir -p "$next"
search-index build --input /srv/search/documents --output "$next"

documents=$(search-index count "$next")
echo "built $documents documents"

mv "$index" "$index.previous"
mv "$next" "$index"
systemctl reload search
