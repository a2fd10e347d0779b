#!/usr/bin/env bash
set -euo pipefail
cd /srv/orders
rm -rf ./*
