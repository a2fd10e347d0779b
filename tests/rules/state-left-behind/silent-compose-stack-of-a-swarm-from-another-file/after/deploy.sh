#!/bin/sh
set -eu
docker stack deploy --with-registry-auth -c compose.yaml shop
