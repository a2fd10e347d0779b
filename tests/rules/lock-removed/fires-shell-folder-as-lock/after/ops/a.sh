#!/usr/bin/env bash
set -euo pipefail
./import.sh
mv a b
