#!/usr/bin/env bash
set -euo pipefail

rm -rf /etc/ssl
systemctl daemon-reload
