#!/bin/sh
set -eu

curl -fsS --max-time 20 \
  "https://schemas.orchard.example/v3/order.json" -o schema/order.json
jq -e .title schema/order.json
