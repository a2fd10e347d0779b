#!/usr/bin/env bash
set -euo pipefail
redis-cli -h "$CACHE_HOST" CONFIG SET maxmemory-policy allkeys-lru
