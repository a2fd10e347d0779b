#!/usr/bin/env bash
set -euo pipefail

month="$1"
title="$2"
args=(--month "$month" --title "$title")
if [[ -n "${LOGO:-}" ]]; then args+=(--logo "$LOGO"); fi
make-report "${args[@]}"
