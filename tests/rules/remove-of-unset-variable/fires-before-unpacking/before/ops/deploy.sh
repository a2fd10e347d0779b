#!/bin/bash
set -e
tar -xzf app.tar.gz -C "$RELEASE_DIR"
