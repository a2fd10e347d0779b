#!/usr/bin/env bash
set -euo pipefail
git add main
git commit -m release
git push --force origin main
