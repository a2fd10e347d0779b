#!/bin/bash
# Run by the agents after each build.
# Usage: clean-workspace.sh [--all]

CONFIG=/etc/buildbird/agent.conf
BUILD_ROOT=$(awk -F= '$1 == "build_root" { print $2 }' "$CONFIG")
KEEP_DAYS=$(awk -F= '$1 == "keep_days" { print $2 }' "$CONFIG")

if [ -z "$BUILD_ROOT" ]; then
    echo "build_root is missing in $CONFIG"
    exit 1
fi

if [ "$1" = "--all" ]; then
    rm -rf "$BUILD_ROOT"/*
    echo "removed everything below $BUILD_ROOT"
    exit 0
fi

find "$BUILD_ROOT" -mindepth 1 -maxdepth 1 -type d -mtime +"${KEEP_DAYS:-7}" | while read -r dir; do
    echo "removing $dir"
    rm -rf "$dir"
done

docker image prune --force --filter "until=168h"
