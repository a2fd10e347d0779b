#!/usr/bin/env bash
set -euo pipefail
systemctl status postgresql
rm -rf /var/lib/postgresql/15/main
