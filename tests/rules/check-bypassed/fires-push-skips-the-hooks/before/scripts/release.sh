#!/bin/sh
set -eu
git tag "v$1"
git push origin main "v$1"
