#!/bin/sh
set -eu
size="${1:-512M}"
dd if=/dev/zero of=root.img bs=1M count=512
mkfs.ext4 -F root.img
