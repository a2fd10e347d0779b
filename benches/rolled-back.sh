#!/usr/bin/env bash
# How often does `file-rolled-back` speak on the last commits of a repository, and of which commits?
#
# usage: benches/rolled-back.sh BLASTLINT REPOSITORY [COUNT]
#
# Lints each of the last COUNT commits (1,000) against its first parent, without a task beside its own message. Prints one
# line a finding, then how many were notes and how many warnings or above.
set -euo pipefail

blastlint=$(realpath "$1")
cd "$2"
count=${3:-1000}
found=$(mktemp)
trap 'rm -f "$found"' EXIT

commits=$(git rev-list -n "$count" --min-parents=1 HEAD)
for commit in $commits; do
  "$blastlint" check "$commit^..$commit" --select file-rolled-back --no-config --exit-zero --output-format concise \
    | { grep 'file-rolled-back' || true; } | sed "s/^/${commit:0:10} /" | tee -a "$found"
done
warnings=$(grep -cE ' (warning|error) file-rolled-back:' "$found" || true)
echo "$(wc -w <<<"$commits") commits, $(wc -l <"$found") findings, $warnings of them warnings or above"
