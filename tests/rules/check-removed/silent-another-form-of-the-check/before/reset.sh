#!/bin/bash
[ "$APP_ENV" = production ] && exit 1
dropdb orders
