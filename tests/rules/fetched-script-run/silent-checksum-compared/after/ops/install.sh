#!/usr/bin/env bash
set -euo pipefail
curl -fsSLo install.sh https://example.com/install.sh
echo "0f3d2c  install.sh" | sha256sum --check
bash install.sh
