#!/bin/sh
set -eu
xz -dk image.img.xz
sudo dd if=image.img of=/dev/sdb bs=4M conv=fsync
