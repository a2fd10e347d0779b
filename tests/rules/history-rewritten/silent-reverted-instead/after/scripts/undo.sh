#!/bin/sh
set -eu
git revert --no-edit HEAD
git push origin main
