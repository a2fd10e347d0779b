#!/bin/sh
set -eu
kubectl drain node-1 --ignore-daemonsets
ssh node-1 sudo apt-get upgrade -y
kubectl uncordon node-1
kubectl cordon node-2
ssh node-2 sudo apt-get upgrade -y
kubectl uncordon node-2
