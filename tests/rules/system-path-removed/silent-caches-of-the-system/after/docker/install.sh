#!/usr/bin/env bash
set -euo pipefail
apt-get update
apt-get install --assume-yes nginx
rm -rf /var/lib/apt/lists/* /var/cache/apt/archives /usr/share/doc
