#!/usr/bin/env bash
set -euo pipefail
cd /tmp/orders
rm -rf ./*
