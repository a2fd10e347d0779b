#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/.."

APP_ENV=${APP_ENV:-development}
if [[ "$APP_ENV" == "production" ]]; then
  echo "reset-fixtures.sh does not run in production" >&2
  exit 1
fi

started=$SECONDS

echo "Resetting fixtures in $APP_ENV"
redis-cli -u "$REDIS_URL" FLUSHDB
mysql --defaults-file=config/mysql.cnf -e 'DROP DATABASE IF EXISTS crm; CREATE DATABASE crm'
mysql --defaults-file=config/mysql.cnf crm < db/schema.sql
for file in db/fixtures/*.sql; do
  echo "  $(basename "$file")"
  mysql --defaults-file=config/mysql.cnf crm < "$file"
done

if [[ -d storage/fixtures ]]; then
  echo "Copying attachments"
  mkdir -p storage/attachments
  cp -R storage/fixtures/. storage/attachments/
fi

php bin/console search:index --all --quiet

echo "Took $((SECONDS - started)) s"
