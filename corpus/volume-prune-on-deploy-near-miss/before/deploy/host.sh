#!/usr/bin/env bash
# Updates the containers on one host.
set -euo pipefail

host=$(hostname -s)
compose=/srv/app/compose.yaml

echo "updating $host"
docker compose -f "$compose" pull --quiet
docker compose -f "$compose" stop worker


docker compose -f "$compose" up -d --remove-orphans
docker compose -f "$compose" ps
