#!/bin/sh
set -eu
kubectl apply -f k8s/
kubectl rollout status deployment/web --timeout=120s
kubectl rollout history deployment/web
