#!/usr/bin/env bash
# Replaces the staging database by the newest anonymised export.
set -euo pipefail

: "${STAGING_URL:?}"
: "${EXPORT_BUCKET:=s3://acme-anonymised-exports}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

newest=$(aws s3 ls "$EXPORT_BUCKET/" | awk '{print $4}' | sort | tail -n 1)
echo "==> Fetching $newest"
aws s3 cp --only-show-errors "$EXPORT_BUCKET/$newest" "$work/export.dump"

echo "==> Saving the present database"
saved="staging-$(date +%Y%m%dT%H%M%S).dump"
pg_dump --format=custom --file "$work/$saved" "$STAGING_URL"
aws s3 cp --only-show-errors "$work/$saved" "s3://acme-staging-saves/$saved"

echo "==> Recreating the schema"
psql "$STAGING_URL" --quiet -v ON_ERROR_STOP=1 <<'SQL'
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
SQL

echo "==> Loading $newest"
pg_restore --no-owner --no-privileges --jobs 4 --dbname "$STAGING_URL" "$work/export.dump"

psql "$STAGING_URL" --quiet -c 'ANALYZE'
echo "==> Done"
