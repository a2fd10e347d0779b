#!/bin/sh
set -eu

message="$1"
curl --silent --show-error --fail \
  --data-urlencode "text=${message}" \
  "$CHAT_HOOK_URL"
