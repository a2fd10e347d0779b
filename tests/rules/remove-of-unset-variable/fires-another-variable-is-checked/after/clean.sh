#!/bin/bash
[ -n "$NAME" ] || exit 1
rm -rf "$WORKSPACE"/*
