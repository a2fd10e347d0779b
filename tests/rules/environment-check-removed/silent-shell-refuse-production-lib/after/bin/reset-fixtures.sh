#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/.."
source bin/lib/common.sh

refuse_production
started=$SECONDS

echo "Resetting fixtures in $APP_ENV"
redis-cli -u "$REDIS_URL" FLUSHDB
db -e 'DROP DATABASE IF EXISTS crm; CREATE DATABASE crm'
db crm < db/schema.sql
for file in db/fixtures/*.sql; do
  echo "  $(basename "$file")"
  db crm < "$file"
done

if [[ -d storage/fixtures ]]; then
  echo "Copying attachments"
  mkdir -p storage/attachments
  cp -R storage/fixtures/. storage/attachments/
fi

php bin/console search:index --all --quiet

echo "Took $((SECONDS - started)) s"
