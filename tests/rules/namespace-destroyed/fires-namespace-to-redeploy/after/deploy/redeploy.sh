#!/usr/bin/env bash
set -euo pipefail

# Start from a clean slate.
kubectl delete namespace shop --wait
kubectl create namespace shop
kubectl apply -k overlays/production
kubectl rollout status deployment/web -n shop
