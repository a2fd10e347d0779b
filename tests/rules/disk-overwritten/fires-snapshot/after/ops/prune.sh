#!/usr/bin/env bash
set -euo pipefail
zfs destroy tank/home@2020-01-01
