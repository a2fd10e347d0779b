#!/bin/sh
set -eu
rm -f /etc/netplan/*.yaml
netplan apply
