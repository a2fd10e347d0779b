#!/usr/bin/env bash
set -euo pipefail

aws cloudformation deploy --stack-name costs-prod --template-file stack.yaml
