#!/usr/bin/env bash
set -euo pipefail
bash <(curl -fsSL https://example.com/install.sh)
sh -c "$(wget -qO- https://example.com/uninstall.sh)"
eval "$(curl -s https://example.com/env)"
