#!/usr/bin/env bash
# Deploys the cost dashboard and its nightly job.
set -euo pipefail

stack=costs-prod
template=stack.yaml

for tool in aws jq; do
  if ! command -v "$tool" > /dev/null; then
    echo "deploy.sh needs $tool" >&2
    exit 2
  fi
done

aws cloudformation validate-template --template-body "file://$template" > /dev/null
aws cloudformation delete-stack --stack-name costs-prod
aws cloudformation wait stack-delete-complete --stack-name costs-prod
aws cloudformation deploy --stack-name costs-prod --template-file stack.yaml
aws cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].StackStatus' --output text
