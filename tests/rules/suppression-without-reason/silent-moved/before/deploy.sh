#!/bin/sh
set -e
# blastlint: allow data-path-removed
rm -rf /var/lib/app
