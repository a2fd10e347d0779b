#!/usr/bin/env bash
# Compares the schema of the release candidate with the one that production runs.
set -euo pipefail

wanted="$1"
running="$2"
work="$(mktemp -d)"

pg_dump --schema-only --no-owner "$wanted" | grep -v '^--' > "$work/wanted.sql"
pg_dump --schema-only --no-owner "$running" | grep -v '^--' > "$work/running.sql"

if ! diff -u "$work/running.sql" "$work/wanted.sql" > "$work/difference"; then
  echo "These tables differ:"
  grep -oE 'TABLE [a-z_.]+' "$work/difference" | sort -u | sed 's/^TABLE /  - /'
  # 3 says "differs", so that the caller can tell it from a dump that failed.
  exit 3
fi

echo "schemas are the same"
