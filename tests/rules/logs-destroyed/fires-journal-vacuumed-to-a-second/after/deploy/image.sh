#!/bin/sh
set -eu
apt-get update
apt-get install -y --no-install-recommends nginx
journalctl --rotate
journalctl --vacuum-time=1s
