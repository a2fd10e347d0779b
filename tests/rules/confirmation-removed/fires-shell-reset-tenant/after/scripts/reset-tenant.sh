#!/usr/bin/env bash
set -euo pipefail

usage() {
    cat >&2 <<EOF
Usage: $(basename "$0") -t <tenant> [-s <seed file>]

  -t   tenant key, e.g. acme-eu
  -s   seed to load afterwards (default: db/seeds/<tenant>.sql)
EOF
    exit 64
}

tenant="" seed=""
while getopts ":t:s:h" opt; do
    case "$opt" in
        t) tenant=$OPTARG ;;
        s) seed=$OPTARG ;;
        *) usage ;;
    esac
done
[[ -n "$tenant" ]] || usage

schema="tenant_${tenant//-/_}"
seed=${seed:-"db/seeds/$tenant.sql"}

run_sql() { psql -X -q -v ON_ERROR_STOP=1 "$@"; }
in_schema() { PGOPTIONS="--search_path=$schema" run_sql "$@"; }

recreate_schema() {
    run_sql <<SQL
drop schema if exists "$schema" cascade;
create schema "$schema";
SQL
}

echo "Resetting $schema on ${PGHOST:-localhost}/${PGDATABASE:-app}"
recreate_schema
in_schema -f db/tenant-schema.sql
if [[ -f "$seed" ]]; then
    in_schema -f "$seed"
fi
echo "Tenant $tenant reset."
