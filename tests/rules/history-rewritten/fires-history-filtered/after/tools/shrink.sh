#!/bin/sh
set -eu
git count-objects -vH
git filter-repo --strip-blobs-bigger-than 10M
