#!/usr/bin/env bash
set -euo pipefail
ls /srv/orders
