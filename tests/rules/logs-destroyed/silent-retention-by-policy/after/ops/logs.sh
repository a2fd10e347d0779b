#!/bin/sh
set -eu
journalctl --disk-usage
journalctl --vacuum-time=30d
aws logs put-retention-policy --log-group-name /app/web --retention-in-days 90
