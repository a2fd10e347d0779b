#!/usr/bin/env bash
set -euo pipefail
if [ "$APP_ENV" = production ]; then
  exit 1
fi
dropdb shop
