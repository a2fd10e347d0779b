#!/bin/sh
set -e
git reflog expire --dry-run --expire=now --all
git prune -n --expire=now
git lfs prune --dry-run
