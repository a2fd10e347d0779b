#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/lib/cron.sh"
systemctl reload cron
