#!/usr/bin/env bash
set -euo pipefail

if [ "${DRY_RUN:-0}" = 1 ]; then
  kubectl get all --namespace shop
  exit 0
fi
kubectl delete namespace shop --wait
