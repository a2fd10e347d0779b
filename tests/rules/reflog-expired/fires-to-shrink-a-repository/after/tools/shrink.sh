#!/bin/sh
set -e
git count-objects -vH
git reflog expire --expire=now --all
git gc --prune=now --aggressive
