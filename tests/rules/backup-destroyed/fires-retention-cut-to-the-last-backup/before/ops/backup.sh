#!/bin/sh
set -eu
export RESTIC_REPOSITORY=s3:s3.example.org/backups

restic backup /srv/app --tag nightly
restic forget --tag nightly --keep-daily 14 --keep-monthly 12 --prune
