#!/bin/sh
set -e
kubectl apply -f manifests/web.yaml
kubectl rollout restart deployment/web
