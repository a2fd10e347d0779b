#!/usr/bin/env bash
set -euo pipefail
find /var/log/store -name '*.log' -mtime +30 -delete
