#!/usr/bin/env bash
# Restores a dump into a database of this host.
set -euo pipefail

dump=${1:?dump}
database=${2:-shop}

test -s "$dump"
pg_restore --list "$dump" > /dev/null

target=$database
dropdb --if-exists --force "$target"
createdb "$target"
pg_restore --no-owner --dbname="$target" "$dump"

echo "restored $dump into $target"
