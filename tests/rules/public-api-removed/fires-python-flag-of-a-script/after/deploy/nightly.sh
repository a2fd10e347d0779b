#!/bin/sh
set -eu
python tools/prune_exports.py /srv/exports \
  --keep-days 90
