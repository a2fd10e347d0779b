#!/bin/sh
set -eu
cargo clean
rm -rf node_modules web/dist .pytest_cache
