#!/bin/sh
set -e
aws sqs get-queue-attributes --queue-url "$URL"
aws sqs start-message-move-task --source-arn "$SOURCE" --destination-arn "$DEAD_LETTERS"
