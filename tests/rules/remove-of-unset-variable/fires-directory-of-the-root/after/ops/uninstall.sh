#!/usr/bin/env bash
echo bye
rm -rf $PREFIX/var/lib/shop
rm -rf "$ROOT/$NAME"
rm -rf "$BUILD_DIR"/*
