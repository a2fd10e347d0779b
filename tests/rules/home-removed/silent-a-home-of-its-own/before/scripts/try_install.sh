#!/bin/sh
set -eu
./install.sh --check
