#!/bin/sh
set -eu
redis-cli -h "$REDIS_HOST" --scan --pattern 'session:*' |
  xargs -n 1 -I '{}' redis-cli -h "$REDIS_HOST" EXPIRE '{}' 60
