#!/bin/sh
set -eu
git push origin --delete "release/$1"
