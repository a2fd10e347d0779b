#!/bin/bash
refuse_production() {
  if [ "$APP_ENV" = production ]; then
    echo "never here" >&2
    exit 1
  fi
}
ask() {
  read -rp "$1 [y/N] " reply
  [ "$reply" = y ] || exit 1
}
refuse_production
ask "Drop orders?"
dropdb orders
