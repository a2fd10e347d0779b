#!/usr/bin/env bash
# Rebuilds the search index beside the live one and swaps them.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=ops/lib/single.sh
. "$here/lib/single.sh"

index=/srv/search/index
next=/srv/search/index.next

only_one rebuild-index

mkdir -p "$next"
search-index build --input /srv/search/documents --output "$next"

documents=$(search-index count "$next")
echo "built $documents documents in ${SECONDS}s"

mv "$index" "$index.previous"
mv "$next" "$index"
systemctl reload search
