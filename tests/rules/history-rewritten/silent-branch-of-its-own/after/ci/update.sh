#!/usr/bin/env bash
set -euo pipefail
git checkout -B bump-dependencies
git commit -am "Bump dependencies"
git push --force origin bump-dependencies
