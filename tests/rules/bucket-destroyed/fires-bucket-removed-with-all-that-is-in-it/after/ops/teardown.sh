#!/usr/bin/env bash
set -euo pipefail
stage="$1"

aws cloudformation describe-stacks --stack-name "app-$stage"
aws s3 rb "s3://app-uploads-$stage" --force
