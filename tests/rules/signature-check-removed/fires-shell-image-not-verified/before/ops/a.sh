#!/usr/bin/env bash
set -euo pipefail
cosign verify --key cosign.pub "$IMAGE"
kubectl set image deploy/app app="$IMAGE"
