#!/bin/sh
set -eu
npm run build
npm publish --dry-run
cargo publish --dry-run
