#!/bin/sh
set -e
kubectl apply -f manifests/web.yaml
