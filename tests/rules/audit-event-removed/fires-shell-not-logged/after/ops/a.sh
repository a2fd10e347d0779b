#!/usr/bin/env bash
set -euo pipefail
userdel "$1"
