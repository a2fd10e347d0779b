#!/usr/bin/env bash
set -euo pipefail
systemctl status postgresql
