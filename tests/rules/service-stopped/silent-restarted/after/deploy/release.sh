#!/usr/bin/env bash
set -euo pipefail
systemctl reload nginx
systemctl restart orders-worker
kubectl rollout restart deployment/web
