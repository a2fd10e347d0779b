#!/usr/bin/env bash
set -euo pipefail
rm -rf ./*
find . -type f -delete
rm -rf "$PWD"
