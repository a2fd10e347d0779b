#!/usr/bin/env bash
set -euo pipefail
model="$1"

huggingface-cli download "acme/$model" --local-dir "archive/$model"
