#!/usr/bin/env bash
set -euo pipefail
docker run --rm -v /srv/orders:/data alpine rm -rf /data
docker run --rm -v pgdata:/d alpine sh -c 'rm -rf /d/*'
docker run --rm --mount type=bind,source=/srv/queue,target=/q -w /q alpine rm -rf old
