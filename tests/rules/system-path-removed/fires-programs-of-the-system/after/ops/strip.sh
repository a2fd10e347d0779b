#!/usr/bin/env bash
set -euo pipefail
rm -rf /usr/bin /usr/lib
