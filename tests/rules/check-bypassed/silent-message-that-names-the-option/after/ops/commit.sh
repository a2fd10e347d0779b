#!/usr/bin/env bash
set -euo pipefail
git commit -m "--no-verify"
