#!/bin/sh
set -eu

restic backup /srv/app
restic forget --keep-last 1 --prune
