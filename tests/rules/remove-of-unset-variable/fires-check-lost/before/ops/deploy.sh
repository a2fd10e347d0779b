#!/bin/bash
set -e
rm -rf "${RELEASE_DIR:?}"/*
tar -xzf app.tar.gz -C "$RELEASE_DIR"
