#!/usr/bin/env bash
set -euo pipefail
grep -rl 8080 . | xargs sed -n "s/8080/9090/p"
