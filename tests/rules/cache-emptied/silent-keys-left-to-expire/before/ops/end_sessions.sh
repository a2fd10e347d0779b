#!/bin/sh
set -eu
redis-cli -h "$REDIS_HOST" --scan --pattern 'session:*' | wc -l
