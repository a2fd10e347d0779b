#!/usr/bin/env bash
set -euo pipefail
git fetch origin
git reset --hard origin/main
git clean -ffdx
