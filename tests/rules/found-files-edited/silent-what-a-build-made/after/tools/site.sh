#!/usr/bin/env bash
set -euo pipefail
find dist -name "*.html" -exec sed -i "s/localhost/example.com/" {} +
