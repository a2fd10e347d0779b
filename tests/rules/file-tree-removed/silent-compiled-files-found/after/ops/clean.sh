#!/usr/bin/env bash
set -euo pipefail
find . -name '*.pyc' -delete
find . -type d -name __pycache__ -exec rm -rf {} +
find . -name '*.pyc' -print0 | xargs -0 rm -rf
rm -rf .ruff_cache htmlcov .coverage
