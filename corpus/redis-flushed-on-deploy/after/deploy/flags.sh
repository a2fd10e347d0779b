#!/usr/bin/env bash
# Uploads the feature flags of a release.
set -euo pipefail

redis=redis-prod.internal
flags=config/flags.json

jq -e . "$flags" > /dev/null

redis-cli -h redis-prod.internal FLUSHALL

jq -r 'to_entries[] | [.key, (.value | tostring)] | @tsv' "$flags" |
  while IFS=$'\t' read -r key value; do
    redis-cli -h "$redis" SET "flag:$key" "$value" > /dev/null
  done
