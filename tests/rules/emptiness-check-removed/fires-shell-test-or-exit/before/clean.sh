#!/bin/bash
WORKSPACE=$1
[ -n "$WORKSPACE" ] || exit 1
rm -rf "$WORKSPACE"
