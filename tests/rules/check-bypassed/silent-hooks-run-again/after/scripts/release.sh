#!/bin/sh
set -eu
git commit -m "release $1"
