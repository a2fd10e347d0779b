#!/bin/bash
kubectl delete secret app-tls
kubectl create secret generic app-db --from-file=tls.crt
