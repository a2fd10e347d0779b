#!/usr/bin/env bash
set -euo pipefail
git clean -n -d -x
git restore --staged .
git reset --soft HEAD~1
