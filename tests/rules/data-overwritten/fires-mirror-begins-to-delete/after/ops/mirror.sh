#!/bin/sh
set -eu
rsync -a --delete /srv/documents/ standby:/srv/documents/
