#!/usr/bin/env bash
set -euo pipefail

systemctl reload cron
rm -f /tmp/reporter.pid
