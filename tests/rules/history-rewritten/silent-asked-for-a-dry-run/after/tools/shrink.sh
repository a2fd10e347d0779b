#!/bin/sh
set -eu
git count-objects -vH
git filter-repo --analyze
git push --dry-run --force origin main
