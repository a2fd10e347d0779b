#!/usr/bin/env bash
set -euo pipefail

systemctl daemon-reload
