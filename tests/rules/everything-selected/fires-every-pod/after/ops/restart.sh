#!/bin/sh
set -eu
kubectl delete pods --all --namespace shop
