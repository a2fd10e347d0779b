#!/usr/bin/env bash
# Usage: ops/rebuild-search-db.sh <s3 prefix for dumps>
set -euo pipefail

bucket=${1:?usage: $0 <s3 prefix for dumps>}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() { printf '\n== %s\n' "$*"; }
sql() { psql -X -q -v ON_ERROR_STOP=1 "$@"; }

step "keeping the old contents in $bucket"
pg_dump -Fc -f "$work/search.dump"
aws s3 cp --only-show-errors "$work/search.dump" "$bucket/$(date +%F).dump"

step "schema"
sql <<'SQL'
drop schema if exists search cascade;
create schema search;
SQL
for file in search/ddl/*.sql; do
    sql -f "$file"
done

for source in products articles stores; do
    step "loading $source"
    ./bin/export "$source" --format csv |
        sql -c "copy search.$source from stdin with (format csv, header)"
done

sql -c "analyze"
step "search database rebuilt"
