#!/usr/bin/env bash
# Compares the schema of the release candidate with the one that production runs.
set -euo pipefail

wanted="$1"
running="$2"
work="$(mktemp -d)"

pg_dump --schema-only --no-owner "$wanted" | grep -v '^--' > "$work/wanted.sql"
pg_dump --schema-only --no-owner "$running" | grep -v '^--' > "$work/running.sql"

if ! diff -u "$work/running.sql" "$work/wanted.sql" > "$work/difference"; then
  echo "schemas differ: $(cat "$work/difference")" >&2
  exit 1
fi

echo "schemas are the same"
