#!/usr/bin/env bash
set -euo pipefail

region="${1:?region}"
ids=$(aws ec2 describe-snapshots --region "$region" --owner-ids self \
  --query 'Snapshots[].SnapshotId' --output text)

for id in $ids; do
  echo "still there: $id"
done
