#!/bin/sh
set -eu
git fetch origin
git branch --merged main --format '%(refname:short)' | grep '^topic/' | xargs git branch -d
