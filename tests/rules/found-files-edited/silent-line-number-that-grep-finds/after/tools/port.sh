#!/usr/bin/env bash
set -euo pipefail
line="$(grep -n Port config | cut -d: -f1)"
sed -i "$(grep -n Port config | cut -d: -f1)s/8080/9090/" config
sed -i "${line}d" config
next=$(mktemp)
sed -i "s/a/b/" "$next"
