#!/bin/bash
[ -n "$APP" ] || exit 1
sed -i "s/name = .*/name = shop/" "$APP/config.toml"
rm -f "$APP/config.bak"
