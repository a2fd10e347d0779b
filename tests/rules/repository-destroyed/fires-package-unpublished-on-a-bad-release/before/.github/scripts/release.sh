#!/bin/sh
set -e
npm publish --dry-run
