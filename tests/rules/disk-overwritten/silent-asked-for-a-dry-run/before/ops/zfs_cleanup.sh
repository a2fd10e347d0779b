#!/bin/sh
set -eu
zfs list -t snapshot -o name,used
