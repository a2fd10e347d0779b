#!/bin/sh
set -eu
git commit -am "docs for $1"
git push --force origin gh-pages
