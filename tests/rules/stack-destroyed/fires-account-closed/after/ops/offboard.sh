#!/usr/bin/env bash
set -euo pipefail

account="$1"
aws organizations close-account --account-id "$account"
