#!/usr/bin/env bash
set -euo pipefail
mv shop.log shop.log.1
: > shop.log
gzip shop.log.1
