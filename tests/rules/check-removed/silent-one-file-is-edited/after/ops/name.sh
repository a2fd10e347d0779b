#!/bin/bash
sed -i "s/name = .*/name = shop/" "$APP/config.toml"
rm -f "$APP/config.bak"
