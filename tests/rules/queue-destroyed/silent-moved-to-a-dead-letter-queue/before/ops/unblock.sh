#!/bin/sh
set -e
aws sqs get-queue-attributes --queue-url "$URL"
