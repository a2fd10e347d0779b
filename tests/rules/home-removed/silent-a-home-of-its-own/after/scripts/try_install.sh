#!/bin/sh
set -eu
HOME=$(mktemp -d)
export HOME
./install.sh --check
rm -rf "$HOME"
