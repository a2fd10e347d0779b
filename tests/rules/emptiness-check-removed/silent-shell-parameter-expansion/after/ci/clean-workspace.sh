#!/usr/bin/env bash
# Run by the agents after each build.
set -euo pipefail

readonly config=/etc/buildbird/agent.conf

value_of() {
    awk -F= -v key="$1" '$1 == key { print $2 }' "$config"
}

build_root=$(value_of build_root)
keep_days=$(value_of keep_days)
: "${build_root:?is missing in $config}"

remove_everything() {
    rm -rf -- "${build_root:?}"/*
    echo "removed everything below $build_root"
}

remove_old() {
    find "$build_root" -mindepth 1 -maxdepth 1 -type d -mtime +"${keep_days:-7}" -print0 |
        while IFS= read -r -d '' dir; do
            echo "removing $dir"
            rm -rf -- "$dir"
        done
    docker image prune --force --filter "until=168h"
}

case "${1:-}" in
    --all) remove_everything ;;
    *) remove_old ;;
esac
