#!/bin/sh
set -eu
rsync -a /srv/documents/ standby:/srv/documents/
