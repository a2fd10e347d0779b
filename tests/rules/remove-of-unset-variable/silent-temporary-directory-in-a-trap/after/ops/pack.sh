#!/bin/bash
set -e
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xzf app.tar.gz -C "$work"
