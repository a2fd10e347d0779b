#!/bin/sh
# Called by the package's postrm and by "imgproxyctl purge".
set -e

CONFIG=${IMGPROXY_CONFIG:-/etc/imgproxy/cache.conf}
CACHE_DIR=
MAX_AGE_DAYS=0

if [ -r "$CONFIG" ]; then
    . "$CONFIG"
fi

if [ -z "$CACHE_DIR" ]; then
    echo "purge-cache: CACHE_DIR is empty" >&2
    exit 1
fi

if [ "$MAX_AGE_DAYS" -gt 0 ]; then
    find "$CACHE_DIR" -type f -mtime "+$MAX_AGE_DAYS" -delete
else
    rm -rf "$CACHE_DIR"/*
fi

echo "purged $CACHE_DIR"

# let the running server forget what it knew about the files
if [ -S /run/imgproxy/control.sock ]; then
    printf 'reload-index\n' | socat - UNIX-CONNECT:/run/imgproxy/control.sock
fi

if command -v logger >/dev/null 2>&1; then
    logger -t imgproxy "cache $CACHE_DIR purged"
fi
