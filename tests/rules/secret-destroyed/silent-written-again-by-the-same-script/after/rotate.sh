#!/bin/bash
kubectl delete secret app-tls --ignore-not-found
kubectl create secret generic app-tls --from-file=tls.crt
aws secretsmanager delete-secret --secret-id app/db
aws secretsmanager create-secret --name app/db --secret-string file://new.json
