#!/usr/bin/env bash
set -euo pipefail
parted -s "$1" mklabel gpt
cryptsetup -q luksFormat --type luks2 /dev/sdb keyfile
