#!/usr/bin/env bash
set -euo pipefail
docker run --rm alpine sh -c 'rm -rf /var/lib/store /data/*'
docker run --rm -v "$PWD:/w" -w /w alpine rm -rf build /w/dist
docker run --rm -v /srv/orders:/data:ro alpine rm -rf /data
