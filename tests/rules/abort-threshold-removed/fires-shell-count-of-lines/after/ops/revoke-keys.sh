#!/usr/bin/env bash
# Revokes the keys of people who have left.
set -euo pipefail

list=$(mktemp)
keyctl-remote list --owner-left >"$list"


xargs -P 4 -n 1 keyctl-remote revoke <"$list"
