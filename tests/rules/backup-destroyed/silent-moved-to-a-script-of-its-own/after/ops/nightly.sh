#!/bin/sh
set -eu

restic backup /srv/app
./ops/expire.sh
