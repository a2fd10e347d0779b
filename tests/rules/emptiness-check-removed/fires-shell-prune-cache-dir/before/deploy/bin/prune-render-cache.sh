#!/bin/bash
# Clears the render cache of one site after a theme deployment.
set -e

SITE="$1"
CONF="/etc/pagewright/sites/$SITE.conf"

if [ ! -r "$CONF" ]; then
  echo "no configuration for site '$SITE'" >&2
  exit 2
fi

CACHE_DIR=$(sed -n 's/^cache_dir *= *//p' "$CONF")
SERVICE=$(sed -n 's/^service *= *//p' "$CONF")

if [ -z "$CACHE_DIR" ]; then
  echo "cache_dir is not set in $CONF" >&2
  exit 2
fi

systemctl stop "$SERVICE"
du -sh "$CACHE_DIR"
rm -rf "$CACHE_DIR"/*
systemctl start "$SERVICE"

echo "render cache of $SITE cleared"
