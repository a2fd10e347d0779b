#!/usr/bin/env bash
# Finds what makes the repository large.
set -euo pipefail

limit=${1:-10485760}

if [ -n "$(git status --porcelain)" ]; then
  echo "commit or stash first" >&2
  exit 1
fi

git rev-list --objects --all |
  git cat-file --batch-check='%(objecttype) %(objectname) %(objectsize) %(rest)' |
  awk -v limit="$limit" '$1 == "blob" && $3 > limit { print $3, $4 }' |
  sort -rn > large.txt

echo 'to rewrite: git filter-branch --index-filter ... && git push --force --all origin'
wc -l < large.txt
