#!/bin/sh
set -eu
kubectl create namespace smoke-run
helm install web charts/web --namespace smoke-run --wait
kubectl delete namespace smoke-run
