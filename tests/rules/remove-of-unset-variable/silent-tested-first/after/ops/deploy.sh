#!/bin/bash
if [ -z "$RELEASE_DIR" ]; then
  echo "RELEASE_DIR is not set" >&2
  exit 1
fi
rm -rf "$RELEASE_DIR"/*
