#!/bin/sh
set -e
git lfs ls-files --size
git lfs prune
