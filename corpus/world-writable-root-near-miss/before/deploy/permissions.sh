#!/usr/bin/env bash
# Sets owners and modes after a deploy.
set -euo pipefail

app=/srv/app
user=www-data

chown -R "$user:$user" "$app/uploads"
find "$app/releases" -type d -exec chmod 0755 {} +

chmod 0755 "$app/uploads"

systemctl reload nginx
echo "permissions set"
