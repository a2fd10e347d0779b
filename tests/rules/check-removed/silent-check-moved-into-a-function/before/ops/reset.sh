#!/bin/bash
[ "$APP_ENV" = production ] && exit 1
read -rp "Drop orders? [y/N] " reply
[ "$reply" = y ] || exit 1
dropdb orders
