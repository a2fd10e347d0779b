#!/bin/sh
set -eu
size="${1:-512M}"
echo "$size"
