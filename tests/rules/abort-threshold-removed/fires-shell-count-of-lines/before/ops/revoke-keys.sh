#!/usr/bin/env bash
# Revokes the keys of people who have left.
set -euo pipefail

list=$(mktemp)
keyctl-remote list --owner-left >"$list"

count=$(wc -l <"$list")
if [ "$count" -gt 20 ]; then
  echo "$count keys would be revoked, ask the directory team first" >&2
  exit 1
fi

while read -r key; do
  keyctl-remote revoke "$key"
done <"$list"
