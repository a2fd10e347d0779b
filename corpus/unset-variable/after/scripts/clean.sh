#!/bin/sh
echo start
rm -rf "$RELEASE_DIR/"*
