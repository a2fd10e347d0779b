#!/bin/sh
set -e
kubectl delete -f manifests/web.yaml
kubectl apply -f manifests/web.yaml
