#!/usr/bin/env bash
set -euo pipefail

crontab -r -u deploy
systemctl reload cron
rm -f /tmp/reporter.pid
