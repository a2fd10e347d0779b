#!/usr/bin/env bash
set -euo pipefail
logger -t audit "user $USER removes $1"
userdel "$1"
