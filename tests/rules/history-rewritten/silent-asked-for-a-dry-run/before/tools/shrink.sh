#!/bin/sh
set -eu
git count-objects -vH
