#!/usr/bin/env bash
set -euo pipefail
pg_restore --list "$1"
