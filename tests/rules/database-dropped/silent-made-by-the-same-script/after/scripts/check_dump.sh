#!/bin/sh
set -eu
createdb dump_check
pg_restore --dbname=dump_check --exit-on-error "$1"
dropdb dump_check
