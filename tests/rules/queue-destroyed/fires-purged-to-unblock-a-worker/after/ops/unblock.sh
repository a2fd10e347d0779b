#!/usr/bin/env bash
set -euo pipefail

url=$(aws sqs get-queue-url --queue-name orders --query QueueUrl --output text)
aws sqs get-queue-attributes --queue-url "$url" --attribute-names ApproximateNumberOfMessages
aws sqs purge-queue --queue-url "$url"
