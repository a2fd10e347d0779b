#!/usr/bin/env bash
# Builds the search database from the exports of the source systems.
# The connection is taken from PGSERVICE.
set -euo pipefail

cd "$(dirname "$0")/.."

psql -v ON_ERROR_STOP=1 <<'SQL'
drop schema if exists search cascade;
create schema search;
SQL

for file in search/ddl/*.sql; do
    echo "applying $file"
    psql -v ON_ERROR_STOP=1 -q -f "$file"
done

for source in products articles stores; do
    echo "loading $source"
    ./bin/export "$source" --format csv |
        psql -v ON_ERROR_STOP=1 -q -c "copy search.$source from stdin with (format csv, header)"
done

psql -q -c "analyze"

echo "search database rebuilt"
