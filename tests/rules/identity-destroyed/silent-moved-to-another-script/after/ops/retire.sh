#!/bin/sh
set -eu
. ./ops/retire_pool.sh
