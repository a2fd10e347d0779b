#!/bin/sh
set -eu

restic forget --keep-last 1 --prune
