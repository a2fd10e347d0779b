#!/usr/bin/env bash
set -euo pipefail
curl -fsSL https://example.com/tool.tgz | tar -xz -C /opt/tool
version="$(curl -fsSL https://example.com/version.txt)"
curl -fsS https://api.example.com/v1/status | jq .state
diff <(curl -fsS https://example.com/install.sh) install.sh
