#!/bin/sh
set -eu
git push origin "v$1"
