#!/bin/sh
set -eu
nft flush ruleset
nft -f /etc/nftables.conf
