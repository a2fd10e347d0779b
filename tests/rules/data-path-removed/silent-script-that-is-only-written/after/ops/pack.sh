#!/usr/bin/env bash
set -euo pipefail
cat > dist-reset.sh <<'EOF'
#!/bin/sh
rm -rf /var/lib/store
EOF
tar -czf reset.tgz dist-reset.sh
