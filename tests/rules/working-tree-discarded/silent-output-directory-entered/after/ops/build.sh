#!/usr/bin/env bash
set -euo pipefail
mkdir -p build
(cd build && rm -rf *)
git clean -fdx build/
