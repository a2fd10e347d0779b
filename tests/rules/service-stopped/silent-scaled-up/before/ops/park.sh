#!/usr/bin/env bash
set -euo pipefail
kubectl scale deployment/worker --replicas=2
