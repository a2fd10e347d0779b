#!/usr/bin/env bash
# Replaces the staging database by the newest anonymised export.
#
#   refresh-staging-db.sh            newest export
#   refresh-staging-db.sh <name>     a certain export
set -euo pipefail

: "${STAGING_URL:?}"
: "${EXPORT_BUCKET:=s3://acme-anonymised-exports}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() { printf '==> %s\n' "$*"; }

run_sql() { psql "$STAGING_URL" --quiet -v ON_ERROR_STOP=1 "$@"; }

newest_export() {
  aws s3 ls "$EXPORT_BUCKET/" | awk '{print $4}' | sort | tail -n 1
}

fetch() {
  step "Fetching $1"
  aws s3 cp --only-show-errors "$EXPORT_BUCKET/$1" "$work/export.dump"
}

recreate() {
  step "Recreating the schema"
  run_sql -c 'DROP SCHEMA public CASCADE' -c 'CREATE SCHEMA public'
}

load() {
  step "Loading"
  pg_restore --no-owner --no-privileges --jobs "$(nproc)" --dbname "$STAGING_URL" "$work/export.dump"
  run_sql -c 'ANALYZE'
}

main() {
  local name=${1:-$(newest_export)}
  fetch "$name"
  recreate
  load
  step "Done"
}

main "$@"
