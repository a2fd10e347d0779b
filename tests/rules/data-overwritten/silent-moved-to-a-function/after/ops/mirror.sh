#!/bin/sh
set -eu

mirror() {
  rsync -a --delete /srv/documents/ standby:/srv/documents/
}

mirror
