#!/usr/bin/env bash
set -euo pipefail

month="$1"
make-report --month "$month"
