#!/usr/bin/env bash
set -euo pipefail

version=$1
stamp=$(date -u +%Y%m%dT%H%M%SZ)
pg_dump --format=custom "$DATABASE_URL" >"/var/backups/app/$stamp.dump"
bin/rails db:migrate
systemctl restart "app@$version"
