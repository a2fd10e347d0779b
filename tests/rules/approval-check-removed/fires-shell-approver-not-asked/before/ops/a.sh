#!/usr/bin/env bash
set -euo pipefail
if [ -z "${APPROVED_BY:-}" ] || [ "$APPROVED_BY" = "$USER" ]; then
  echo "needs a second person"; exit 1
fi
helm upgrade app ./chart
