set -e
if [ "$APP_ENV" = production ]; then exit 1; fi
dropdb shop
