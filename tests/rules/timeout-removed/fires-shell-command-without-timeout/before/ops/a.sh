#!/usr/bin/env bash
set -euo pipefail
timeout 60 ssh "$host" systemctl restart app
