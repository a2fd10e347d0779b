#!/usr/bin/env bash
set -euo pipefail

month="$1"
args=(--month "$month" --format pdf)
make-report "${args[@]}"
