#!/usr/bin/env bash
set -euo pipefail
ssh root@db 'sudo bash -s' <<'EOF'
rm -rf /var/lib/store
EOF
