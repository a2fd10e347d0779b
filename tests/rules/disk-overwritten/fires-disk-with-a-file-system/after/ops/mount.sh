#!/bin/sh
set -e
blkid /dev/nvme1n1 && mkfs.ext4 /dev/nvme1n1
