#!/usr/bin/env bash
set -euo pipefail

rsync -a build/ /srv/app/
systemctl restart orders-worker
