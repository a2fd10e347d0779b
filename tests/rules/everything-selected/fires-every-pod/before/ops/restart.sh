#!/bin/sh
set -eu
kubectl delete pods --selector app=web --namespace shop
