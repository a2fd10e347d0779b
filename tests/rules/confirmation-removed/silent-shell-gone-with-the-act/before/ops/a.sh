#!/usr/bin/env bash
set -euo pipefail
read -rp "sure? " ok
[ "$ok" = y ] || exit 1
dropdb shop
echo done
