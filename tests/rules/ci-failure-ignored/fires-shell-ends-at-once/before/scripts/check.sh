#!/usr/bin/env bash
set -euo pipefail

ruff check .
pytest -q
echo "all good"
