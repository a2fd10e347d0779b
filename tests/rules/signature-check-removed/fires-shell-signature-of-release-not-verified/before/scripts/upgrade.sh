#!/usr/bin/env bash
set -euo pipefail

release="$1"
cd "$(mktemp -d)"
curl -fsSLO "https://releases.orchard.example/${release}.tar.gz"
curl -fsSLO "https://releases.orchard.example/${release}.tar.gz.asc"
gpg --batch --verify "${release}.tar.gz.asc" "${release}.tar.gz"
tar -xzf "${release}.tar.gz"
"./${release}/install.sh" --prefix /opt/orchard
