#!/usr/bin/env bash
set -euo pipefail

version=$1
. "$(dirname "$0")/backup.sh"

backup "before-$version"
bin/rails db:migrate
systemctl restart "app@$version"
