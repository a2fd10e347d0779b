#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/.."

APP_ENV=${APP_ENV:-development}
if [[ "$APP_ENV" == "production" ]]; then
  echo "anonymise-users.sh does not run in production" >&2
  exit 1
fi

echo "Anonymising users in $APP_ENV"
mysql --defaults-file=config/mysql.cnf crm <<'SQL'
UPDATE users
   SET email = CONCAT('user', id, '@example.test'),
       first_name = 'Test',
       last_name = CONCAT('User ', id),
       phone = NULL;
DELETE FROM password_resets;
UPDATE addresses
   SET street = CONCAT('Street ', id),
       postcode = '00000',
       note = NULL;
UPDATE newsletter_subscriptions
   SET email = CONCAT('reader', id, '@example.test');
TRUNCATE TABLE mail_log;
TRUNCATE TABLE api_tokens;
SQL
mysql --defaults-file=config/mysql.cnf crm -N -e 'SELECT COUNT(*) FROM users' | xargs printf 'Anonymised %s users\n'
