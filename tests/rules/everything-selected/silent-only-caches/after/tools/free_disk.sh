#!/bin/sh
set -eu
docker system df
docker image prune --all --force
docker builder prune --all --force
