#!/usr/bin/env bash

cat > /tmp/reset-store.sh <<'EOF'
#!/bin/sh
rm -rf /var/lib/store
EOF
chmod +x /tmp/reset-store.sh
sudo /tmp/reset-store.sh
