#!/bin/sh
set -eu
python tools/rotate_logs.py /srv/exports \
  --keep-days 90
