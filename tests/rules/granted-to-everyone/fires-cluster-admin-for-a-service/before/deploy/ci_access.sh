#!/bin/sh
set -eu
kubectl create rolebinding ci --clusterrole=edit --serviceaccount=ci:runner --namespace=shop
