#!/usr/bin/env bash
set -euo pipefail
for d in /archive/*; do
  rm -rf "$d"
done
