#!/bin/sh
set -eu

message="$1"
curl --silent --show-error --fail --connect-timeout 3 --max-time 10 \
  --data-urlencode "text=${message}" \
  "$CHAT_HOOK_URL"
