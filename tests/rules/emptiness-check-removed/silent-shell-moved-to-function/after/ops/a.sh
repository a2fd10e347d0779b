#!/usr/bin/env bash
set -euo pipefail
need() { [ -n "$1" ] || { echo "missing" >&2; exit 1; }; }
need "$1"
rm -rf "/srv/$1"
