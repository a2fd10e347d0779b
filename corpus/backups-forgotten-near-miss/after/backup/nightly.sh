#!/usr/bin/env bash
# Backs up the file server.
set -euo pipefail

export RESTIC_REPOSITORY=/mnt/backup/files
export RESTIC_PASSWORD_FILE=/etc/restic/password

restic backup /srv/files --exclude-caches --tag nightly

restic forget --keep-last 1 --prune --dry-run

restic check --read-data-subset=1%
echo "backup finished at $(date -Is)"
