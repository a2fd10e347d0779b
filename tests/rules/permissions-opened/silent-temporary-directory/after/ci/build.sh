#!/bin/sh
set -e
mkdir -p /tmp/build
chmod -R 777 /tmp/build
docker run --rm -v /tmp/build:/out builder
