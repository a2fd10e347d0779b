#!/bin/sh
set -eu

borg create "$REPO::{now}" /srv/app
borg prune --dry-run --list --keep-daily 7 "$REPO"
restic forget --dry-run --prune --keep-last 1
