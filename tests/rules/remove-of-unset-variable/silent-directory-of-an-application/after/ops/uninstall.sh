#!/usr/bin/env bash
set -euo pipefail
echo bye
rm -rf "$PREFIX/var/cache/shop"
rm -f "$PREFIX/$NAME"
