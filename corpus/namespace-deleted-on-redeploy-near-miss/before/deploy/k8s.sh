#!/usr/bin/env bash
# Applies the manifests of the billing service.
set -euo pipefail

namespace=billing
image=$1

kubectl config use-context prod-eu1
kubectl get namespace "$namespace" > /dev/null

kubectl -n "$namespace" apply -f manifests/
kubectl -n "$namespace" set image deployment/billing "billing=$image"
kubectl -n "$namespace" rollout status deployment/billing --timeout=5m
