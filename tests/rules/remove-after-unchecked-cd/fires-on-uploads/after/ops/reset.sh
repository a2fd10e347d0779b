#!/bin/bash
# Empties the demo shop.
cd /srv/shop
rm -rf media/uploads
mkdir -p media/uploads
