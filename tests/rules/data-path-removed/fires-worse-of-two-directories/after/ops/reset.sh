#!/usr/bin/env bash
set -euo pipefail
target=build
if [ "$1" = store ]; then
  target=/var/lib/store
fi
rm -rf "$target"
