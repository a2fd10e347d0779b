#!/bin/sh
set -eu
rsync -a --delete --backup --backup-dir="/srv/replaced/$(date +%F)" /srv/documents/ standby:/srv/documents/
