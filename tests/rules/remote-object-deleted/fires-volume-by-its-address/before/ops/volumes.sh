#!/usr/bin/env bash
set -euo pipefail

curl -fsS -H "Authorization: Bearer $TOKEN" "https://api.cloud.example/v1/volumes/$VOLUME"
