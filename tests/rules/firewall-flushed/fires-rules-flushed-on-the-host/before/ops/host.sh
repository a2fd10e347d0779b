#!/bin/sh
set -eu
iptables -S
