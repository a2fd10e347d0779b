#!/bin/sh
set -eu
pg_restore --list "$1"
