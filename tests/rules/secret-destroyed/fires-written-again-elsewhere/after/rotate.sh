#!/bin/bash
kubectl delete secret app-tls -n prod
kubectl create secret generic app-tls --from-file=tls.crt
