#!/usr/bin/env bash
set -euo pipefail

kubectl create secret generic app-env --from-env-file=.env --dry-run=client -o yaml | kubectl apply -f -
kubectl delete secret app-env-old --dry-run=server
