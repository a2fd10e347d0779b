#!/usr/bin/env bash
set -euo pipefail
grep -rl billing-v1 . | xargs sed -i "s/billing-v1/billing-v2/g"
find . -name "*.py" -exec sed -i "s/old_name/new_name/" {} +
