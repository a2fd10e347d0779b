#!/usr/bin/env bash
# Writes the installer image to a stick.
set -euo pipefail

image=${1:?image}
size=$(stat -c %s "$image")

echo "writing $size bytes"
sha256sum --check "$image.sha256"

cp "$image" out/installer.img

sync
echo "done"
