#!/usr/bin/env bash
# Usage: scripts/reset-tenant.sh <tenant>
set -euo pipefail

TENANT=${1:?usage: $0 <tenant>}
SCHEMA="tenant_${TENANT//-/_}"

echo "Database:  ${PGHOST:-localhost}/${PGDATABASE:-app}"
echo "Schema:    $SCHEMA"
psql -At -c "select count(*) || ' tables' from information_schema.tables where table_schema = '$SCHEMA'"

read -r -p "This drops everything in $SCHEMA. Type the tenant name to go on: " answer
if [[ "$answer" != "$TENANT" ]]; then
    echo "Aborted." >&2
    exit 1
fi

psql -v ON_ERROR_STOP=1 <<SQL
drop schema if exists "$SCHEMA" cascade;
create schema "$SCHEMA";
SQL

PGOPTIONS="--search_path=$SCHEMA" psql -v ON_ERROR_STOP=1 -f db/tenant-schema.sql

if [[ -f "db/seeds/$TENANT.sql" ]]; then
    PGOPTIONS="--search_path=$SCHEMA" psql -v ON_ERROR_STOP=1 -f "db/seeds/$TENANT.sql"
fi

echo "Tenant $TENANT reset."
