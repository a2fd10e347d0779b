#!/usr/bin/env bash
set -euo pipefail
docker compose down
docker compose up --detach
