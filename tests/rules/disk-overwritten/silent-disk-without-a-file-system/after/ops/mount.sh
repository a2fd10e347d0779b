#!/bin/sh
set -e
blkid /dev/nvme1n1 || mkfs.ext4 /dev/nvme1n1
if ! blkid "$DISK"; then
  mkfs -t xfs "$DISK"
fi
[ -z "$(lsblk -no FSTYPE /dev/sdb)" ] && mkfs.ext4 /dev/sdb
