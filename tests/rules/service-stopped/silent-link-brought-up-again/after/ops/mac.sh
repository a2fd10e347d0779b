#!/bin/sh
set -eu
ip link set eth0 down
ip link set eth0 address 02:00:00:00:00:01
ip link set eth0 up
ifdown eth1
ifup eth1
