#!/bin/sh
set -e
npm publish --dry-run || npm unpublish @acme/client --force
