#!/usr/bin/env bash
set -euo pipefail

aws cloudformation delete-stack --stack-name costs-prod
aws cloudformation wait stack-delete-complete --stack-name costs-prod
aws cloudformation deploy --stack-name costs-prod --template-file stack.yaml
