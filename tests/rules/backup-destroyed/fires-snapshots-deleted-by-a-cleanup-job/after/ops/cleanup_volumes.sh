#!/usr/bin/env bash
set -euo pipefail

region="${1:?region}"
ids=$(aws ec2 describe-snapshots --region "$region" --owner-ids self \
  --query 'Snapshots[].SnapshotId' --output text)

for id in $ids; do
  echo "deleting: $id"
  aws ec2 delete-snapshot --region "$region" --snapshot-id "$id"
done
