#!/usr/bin/env bash
set -euo pipefail

aws cloudformation deploy --no-fail-on-empty-changeset --stack-name costs-prod --template-file stack.yaml
