#!/bin/sh
set -eu
make site
rsync -a --delete site/ /tmp/preview/
