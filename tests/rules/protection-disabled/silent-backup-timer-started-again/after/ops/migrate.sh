#!/bin/sh
set -eu
systemctl stop restic-backup.timer
./migrate-data
systemctl start restic-backup.timer
