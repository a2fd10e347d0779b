#!/usr/bin/env bash
set -euo pipefail
rm -f /etc/nginx/sites-enabled/default
ln -s /etc/nginx/sites-available/app /etc/nginx/sites-enabled/app
