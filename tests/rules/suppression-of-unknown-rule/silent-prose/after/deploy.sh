#!/bin/sh
set -e
echo start
# see what `blastlint: allow NAME` does
