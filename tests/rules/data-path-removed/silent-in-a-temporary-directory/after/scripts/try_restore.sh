#!/usr/bin/env bash
set -euo pipefail
work=$(mktemp -d)
cp -a seed "$work/data"
pg_restore --list "$1"
rm -rf "$work/data"
