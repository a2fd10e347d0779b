#!/usr/bin/env bash
set -e
redis-cli -h "$REDIS_HOST" FLUSHALL
systemctl restart app-web
curl -fsS http://localhost:8000/health
