#!/bin/sh
set -eu
git push --no-verify origin main
