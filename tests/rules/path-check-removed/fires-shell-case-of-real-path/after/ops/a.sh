#!/usr/bin/env bash
set -euo pipefail
target=$1
rm -rf "$target"
