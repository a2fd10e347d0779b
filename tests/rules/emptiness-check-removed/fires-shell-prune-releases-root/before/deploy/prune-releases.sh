#!/bin/sh
# Keeps the newest releases of an app and removes the others.
set -eu

KEEP=${KEEP:-5}
. /etc/default/appdeploy

if [ -z "${APP_ROOT:-}" ]; then
    echo "APP_ROOT is not set in /etc/default/appdeploy" >&2
    exit 78
fi

current=$(readlink "$APP_ROOT/current" || true)
if [ -z "$current" ]; then
    echo "no current release below $APP_ROOT" >&2
    exit 1
fi

for release in $(ls -1t "$APP_ROOT/releases" | tail -n +$((KEEP + 1))); do
    if [ "$(basename "$current")" = "$release" ]; then
        continue
    fi
    echo "removing $release"
    rm -rf "$APP_ROOT/releases/$release"
done

# what interrupted deployments have left behind
rm -rf "$APP_ROOT/tmp/"*

# git objects of the cached clone, at most once a week
stamp="$APP_ROOT/repo/.last-gc"
if [ -d "$APP_ROOT/repo" ] && [ -z "$(find "$stamp" -mtime -7 2>/dev/null)" ]; then
    git -C "$APP_ROOT/repo" gc --quiet
    touch "$stamp"
fi

du -sh "$APP_ROOT/releases"
