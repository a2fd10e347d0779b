#!/usr/bin/env bash
set -euo pipefail
kubectl set image deploy/app app="$IMAGE"
