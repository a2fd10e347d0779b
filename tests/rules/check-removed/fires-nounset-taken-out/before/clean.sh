#!/bin/bash
set -u
rm -rf "$WORKSPACE"
