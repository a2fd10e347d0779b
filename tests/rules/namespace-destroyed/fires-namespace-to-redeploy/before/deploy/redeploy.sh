#!/usr/bin/env bash
set -euo pipefail

kubectl apply -k overlays/production
kubectl rollout status deployment/web -n shop
