#!/bin/sh
set -eu
iptables -S
iptables -F INPUT
