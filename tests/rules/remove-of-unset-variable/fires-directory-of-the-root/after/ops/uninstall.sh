#!/usr/bin/env bash
echo bye
rm -rf $PREFIX/var/lib
rm -rf "$ROOT/$NAME"
rm -rf "$BUILD_DIR"/*
