#!/usr/bin/env bash
# Rotates the key that encrypts the archive.
set -euo pipefail

if [ "$(aws sts get-caller-identity --query Account --output text)" != 111122223333 ]; then
  echo "not the archive account" >&2
  exit 1
fi

alias=alias/archive-prod
old=$(aws kms describe-key --key-id "$alias" --query KeyMetadata.KeyId --output text)
new=$(aws kms create-key --description "archive" --query KeyMetadata.KeyId --output text)

aws kms update-alias --alias-name "$alias" --target-key-id "$new"

echo "archive: $old -> $new"
