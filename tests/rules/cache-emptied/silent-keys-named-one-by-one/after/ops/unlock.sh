#!/bin/sh
set -eu
redis-cli -h "$REDIS_HOST" GET "lock:import"
redis-cli -h "$REDIS_HOST" DEL "lock:import"
