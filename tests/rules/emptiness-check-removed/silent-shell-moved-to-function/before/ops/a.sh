#!/usr/bin/env bash
set -euo pipefail
[ -n "$1" ] || exit 1
rm -rf "/srv/$1"
