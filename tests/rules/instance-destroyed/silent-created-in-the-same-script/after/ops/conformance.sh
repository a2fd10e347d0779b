#!/bin/sh
set -eu
eksctl create cluster --name conformance --nodes 2
sonobuoy run --wait
eksctl delete cluster --name conformance
