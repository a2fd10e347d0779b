#!/usr/bin/env bash
set -euo pipefail
for d in /archive/*; do
  [ -e "$d/.legal_hold" ] && continue
  rm -rf "$d"
done
