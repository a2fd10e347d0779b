#!/bin/sh
set -eu
flux suspend kustomization shop
kubectl apply -f hotfix.yml
flux resume kustomization shop
