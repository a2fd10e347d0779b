#!/bin/sh
set -eu
git push origin "v$1"
git push --dry-run origin --delete "release/$1"
