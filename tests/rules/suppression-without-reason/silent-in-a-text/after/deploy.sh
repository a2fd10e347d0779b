#!/bin/sh
set -e
echo start
echo "# blastlint: allow data-path-removed"
