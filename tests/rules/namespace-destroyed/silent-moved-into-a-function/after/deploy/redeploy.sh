#!/bin/sh
set -e
recreate() {
  kubectl delete -f manifests/web.yaml
  kubectl apply -f manifests/web.yaml
}
recreate
