#!/bin/sh
set -eu
iptables -A INPUT -p tcp --dport 5432 -j DROP
ufw default deny incoming
ufw enable
