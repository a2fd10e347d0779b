#!/bin/sh
set -eu
systemctl disable --now restic-backup.timer
