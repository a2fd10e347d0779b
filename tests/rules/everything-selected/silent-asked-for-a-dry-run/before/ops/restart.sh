#!/bin/sh
set -eu
kubectl get pods --all-namespaces
