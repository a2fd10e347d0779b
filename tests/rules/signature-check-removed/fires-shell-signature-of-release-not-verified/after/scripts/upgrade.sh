#!/usr/bin/env bash
set -euo pipefail

release="$1"
cd "$(mktemp -d)"
curl -fsSLO "https://releases.orchard.example/${release}.tar.gz"
tar -xzf "${release}.tar.gz"
"./${release}/install.sh" --prefix /opt/orchard
