#!/bin/sh
set -e
kubectl get statefulset orders-db -n orders
