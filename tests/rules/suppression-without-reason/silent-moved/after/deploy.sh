#!/bin/sh
set -e
echo more
# blastlint: allow data-path-removed
rm -rf /var/lib/app
