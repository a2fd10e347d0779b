#!/usr/bin/env bash
set -euo pipefail
truncate -s 64M disk.img
loop=$(losetup --find --show disk.img)
parted -s "$loop" mklabel gpt
sgdisk --zap-all disk.img
