#!/bin/sh
set -e
echo start
# blastlint: allow data-path-removed reason="the volume is recreated by the next line" until=2001-01-31
rm -rf /var/lib/app
