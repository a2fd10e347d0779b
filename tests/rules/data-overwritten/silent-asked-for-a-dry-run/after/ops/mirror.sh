#!/bin/sh
set -eu
rsync -an --delete --itemize-changes /srv/documents/ standby:/srv/documents/
rclone sync --dry-run /srv/documents archive:documents
