#!/bin/sh
set -eu
zfs list -t snapshot -o name,used
zfs destroy -nv tank/projects@2023
wipefs --all --no-act /dev/sdb
