#!/bin/sh
# Keeps the newest releases of an app and removes the others.
set -e

. /etc/default/appdeploy

KEEP=${KEEP:-5}
current=$(readlink "$APP_ROOT/current" || true)

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
