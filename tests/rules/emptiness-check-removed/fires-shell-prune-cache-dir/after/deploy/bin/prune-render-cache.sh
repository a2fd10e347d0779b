#!/usr/bin/env bash
# Clears the render cache of one or more sites after a theme deployment.
set -euo pipefail

conf_root=/etc/pagewright/sites

setting() {
  local file=$1 key=$2
  jq -r --arg key "$key" '.[$key] // empty' "$file"
}

prune_site() {
  local site=$1 conf="$conf_root/$1.json"
  if [[ ! -r $conf ]]; then
    echo "no configuration for site '$site'" >&2
    return 2
  fi

  local cache_dir service
  cache_dir=$(setting "$conf" cache_dir)
  service=$(setting "$conf" service)

  systemctl stop "$service"
  du -sh "$cache_dir"
  rm -rf "$cache_dir"/*
  systemctl start "$service"
  echo "render cache of $site cleared"
}

for site in "$@"; do
  prune_site "$site"
done
