#!/bin/sh
set -eu
psql -d app -c "SELECT count(*) FROM pg_largeobject_metadata"
vacuumlo --dry-run --verbose app
dvc gc --workspace --dry
