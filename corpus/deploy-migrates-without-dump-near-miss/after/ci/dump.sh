#!/usr/bin/env bash
# Dumps the production database to the bucket of dumps, under the name it is given.
set -euo pipefail

name=$1
pg_dump --format=custom --file="$name.dump" "$DATABASE_URL"
aws s3 cp "$name.dump" "s3://example-dumps/$name.dump"
