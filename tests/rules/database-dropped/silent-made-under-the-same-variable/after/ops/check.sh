#!/bin/bash
set -euo pipefail
DB="check_$$"
createdb "$DB"
trap 'dropdb --if-exists "$DB"' EXIT
make migrate-check
