#!/bin/bash
[ -n "$WORKSPACE" ] || exit 1
rm -rf "$WORKSPACE"
