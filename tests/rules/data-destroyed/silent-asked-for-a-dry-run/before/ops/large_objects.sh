#!/bin/sh
set -eu
psql -d app -c "SELECT count(*) FROM pg_largeobject_metadata"
