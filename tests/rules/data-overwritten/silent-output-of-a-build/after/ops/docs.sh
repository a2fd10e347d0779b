#!/usr/bin/env bash
set -euo pipefail
rsync -a --delete docs/ build/docs/
