#!/usr/bin/env bash
set -euo pipefail
git fetch origin
git stash push --include-untracked
git switch --detach origin/main
