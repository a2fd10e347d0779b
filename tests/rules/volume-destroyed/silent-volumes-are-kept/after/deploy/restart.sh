#!/usr/bin/env bash
set -euo pipefail
docker compose down --remove-orphans
docker volume ls
docker compose up --detach
