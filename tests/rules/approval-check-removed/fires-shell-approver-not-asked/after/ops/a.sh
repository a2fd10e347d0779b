#!/usr/bin/env bash
set -euo pipefail
helm upgrade app ./chart
