#!/usr/bin/env bash
# Builds the release bundle from the working tree.
set -euo pipefail
cd "$(dirname "$0")/.."

jobs=${JOBS:-4}

echo "preparing"
make prepare

echo "building with $jobs jobs"
make -j "$jobs" bundle
sha256sum dist/bundle.tar.gz > dist/bundle.sha256
