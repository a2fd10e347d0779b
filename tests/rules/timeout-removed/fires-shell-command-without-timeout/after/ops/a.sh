#!/usr/bin/env bash
set -euo pipefail
ssh "$host" systemctl restart app
