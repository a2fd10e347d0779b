#!/bin/bash
if [ -z "$WORKSPACE" ]; then
  rm -rf "$WORKSPACE"/*
fi
