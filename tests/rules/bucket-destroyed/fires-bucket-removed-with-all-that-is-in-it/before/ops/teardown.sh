#!/usr/bin/env bash
set -euo pipefail
stage="$1"

aws cloudformation describe-stacks --stack-name "app-$stage"
