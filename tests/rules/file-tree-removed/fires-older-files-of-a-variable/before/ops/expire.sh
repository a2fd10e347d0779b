#!/bin/sh
set -eu
exports="${1:?folder}"
find "$exports" -type f -mtime +30
