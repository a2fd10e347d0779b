#!/bin/sh
set -eu

message="$1"
curl --config "$(dirname "$0")/curl.conf" \
  --data-urlencode "text=${message}" \
  "$CHAT_HOOK_URL"
