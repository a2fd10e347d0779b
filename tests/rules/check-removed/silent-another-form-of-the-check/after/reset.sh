#!/bin/bash
case "$APP_ENV" in
  prod | production) exit 1 ;;
esac
dropdb orders
