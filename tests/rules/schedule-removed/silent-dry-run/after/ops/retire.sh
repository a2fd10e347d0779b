#!/usr/bin/env bash
set -euo pipefail

if [[ "${DRY_RUN:-}" ]]; then
    crontab -l
else
    crontab -r
fi
