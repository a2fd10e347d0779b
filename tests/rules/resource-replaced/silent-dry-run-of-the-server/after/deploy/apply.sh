#!/bin/sh
set -e
kubectl replace --force --dry-run=server -f manifests/web.yaml
