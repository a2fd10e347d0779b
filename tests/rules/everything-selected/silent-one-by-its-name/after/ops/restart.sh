#!/bin/sh
set -eu
kubectl delete pod web-0 --namespace shop
