#!/bin/sh
set -eu
git tag "v$1"
git push --no-verify origin main "v$1"
