#!/usr/bin/env bash
set -euo pipefail
find . \( -name '*.pyc' -o -name '*.pyo' \) -delete
find . -path '*/__pycache__/*' -delete
rm -rf {build,dist}
