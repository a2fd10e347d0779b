#!/usr/bin/env bash
set -euo pipefail
if [ "$APP_ENV" != production ]; then
  dropdb shop
fi
