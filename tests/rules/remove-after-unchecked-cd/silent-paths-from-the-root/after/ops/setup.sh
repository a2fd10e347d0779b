#!/usr/bin/env bash
cd /opt/shop
rm -rf /var/lib/store
