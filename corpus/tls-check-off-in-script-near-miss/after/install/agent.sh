#!/usr/bin/env bash
# Installs the monitoring agent.
set -euo pipefail

version=4.2.1
base=https://downloads.example.com/agent
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

curl -fsSL --retry 3 --cacert /etc/ssl/proxy.pem "$base/$version/agent" -o "$work/agent"

sha256sum --check --status install/agent.sha256
sudo install -m 0755 "$work/agent" /usr/local/bin/agent
agent --version
