#!/usr/bin/env bash
set -euo pipefail

systemctl stop orders-worker
rsync -a build/ /srv/app/
