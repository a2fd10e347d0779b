#!/bin/sh
set -e
for file in "$@"; do
  # shellcheck disable=SC2086
  cat $file
done
