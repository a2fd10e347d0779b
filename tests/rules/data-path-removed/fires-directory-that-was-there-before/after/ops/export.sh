#!/usr/bin/env bash
set -euo pipefail
ls /srv/exports
mkdir -p /srv/exports/stage
rm -rf /srv/exports/stage
