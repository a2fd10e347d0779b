#!/bin/sh
set -eu
truncate --size=512M root.img
losetup /dev/loop7 root.img
mkfs.ext4 /dev/loop7
