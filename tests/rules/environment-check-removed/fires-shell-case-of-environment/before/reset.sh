#!/bin/bash
case "$APP_ENV" in
  production) echo "never here" >&2; exit 1 ;;
esac
dropdb orders
