#!/bin/sh
set -e
echo start
# blastlint: allow data-path-removed
rm -rf /var/lib/app
