#!/bin/sh
set -e
kubectl get statefulset orders-db -n orders
kubectl scale statefulset orders-db -n orders --replicas=0
