#!/usr/bin/env bash
set -euo pipefail

scripts/check-schema.sh "$CANDIDATE_URL" "$PRODUCTION_URL"
kubectl set image deployment/shop shop="registry.lantern.example/shop:$1" -n shop
kubectl rollout status deployment/shop -n shop --timeout=300s
