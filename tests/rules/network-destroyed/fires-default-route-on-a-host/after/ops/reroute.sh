#!/bin/sh
set -e
ip route show
ip route del default
ip route add default via 10.0.0.2
