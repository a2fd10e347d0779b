#!/bin/sh
set -e
git count-objects -vH
git reflog expire --expire=90.days --all
git gc --prune=2.weeks.ago
