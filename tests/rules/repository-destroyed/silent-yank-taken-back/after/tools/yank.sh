#!/bin/sh
set -e
cargo search acme-client --limit 1
cargo yank --undo --version 1.2.3 acme-client
