#!/usr/bin/env bash
set -euo pipefail

VERSION="${AGENT_VERSION:-4.12.0}"
BASE="${AGENT_MIRROR:-https://downloads.lumen.example/agent}"
ARCH="$(uname -m)"
TARBALL="agent-${VERSION}-${ARCH}.tar.gz"
WORK="$(mktemp -d)"

# shellcheck source=install/verified.sh
. "$(dirname "$0")/verified.sh"

fetch_verified "$BASE" "$TARBALL" "$WORK"

tar -xzf "${WORK}/${TARBALL}" -C "$WORK"
install -m 0755 "${WORK}/agent/lumen-agent" /usr/local/bin/lumen-agent
install -m 0644 "${WORK}/agent/lumen-agent.service" /etc/systemd/system/lumen-agent.service
systemctl daemon-reload
systemctl enable --now lumen-agent
