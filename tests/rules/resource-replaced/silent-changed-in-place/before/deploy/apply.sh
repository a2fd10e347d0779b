#!/bin/sh
set -e
kubectl replace --force -f manifests/web.yaml
