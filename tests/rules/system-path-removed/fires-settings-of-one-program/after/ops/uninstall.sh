#!/usr/bin/env bash
set -euo pipefail
rm -rf /etc/shop
rm -f /usr/bin/shop
rm -f /etc/cron.d/shop
