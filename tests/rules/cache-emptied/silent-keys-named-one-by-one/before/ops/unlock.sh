#!/bin/sh
set -eu
redis-cli -h "$REDIS_HOST" GET "lock:import"
