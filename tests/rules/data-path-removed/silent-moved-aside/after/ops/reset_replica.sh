#!/usr/bin/env bash
set -euo pipefail
systemctl status postgresql
mv /var/lib/postgresql/15/main "/var/lib/postgresql/15/main.$(date +%s)"
