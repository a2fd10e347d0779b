#!/usr/bin/env bash
set -euo pipefail
target=$(realpath -- "$1")
case "$target" in
  /srv/uploads/*) ;;
  *) echo outside; exit 1 ;;
esac
rm -rf "$target"
