#!/usr/bin/env bash
set -euo pipefail

release="$1"
cd "$(mktemp -d)"
curl -fsSLO "https://releases.orchard.example/${release}.tar.gz"
curl -fsSLO "https://releases.orchard.example/${release}.tar.gz.sha1"
sha1sum --check --strict "${release}.tar.gz.sha1"
tar -xzf "${release}.tar.gz"
"./${release}/install.sh" --prefix /opt/orchard
