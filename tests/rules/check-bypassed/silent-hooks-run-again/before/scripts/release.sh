#!/bin/sh
set -eu
git commit --no-verify -m "release $1"
