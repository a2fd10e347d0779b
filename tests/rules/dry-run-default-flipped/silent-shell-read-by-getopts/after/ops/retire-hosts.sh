#!/usr/bin/env bash
set -euo pipefail

DRY_RUN=1
while getopts "x" opt; do
  case $opt in
    x) DRY_RUN=0 ;;
    *) exit 2 ;;
  esac
done
inventory=https://inventory.example.internal/api

curl -fsS "$inventory/hosts?silent_days=30" | jq -r '.[].name' | while read -r host; do
  echo "$host"
  if [ "$DRY_RUN" = 1 ]; then
    continue
  fi
  curl -fsS -X POST "$inventory/hosts/$host/retire"
done
