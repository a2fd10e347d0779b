#!/usr/bin/env bash
# Destroys a cluster with everything that belongs to it.
set -euo pipefail

usage() {
  echo "usage: $0 <cluster> [region]" >&2
  exit 64
}

[[ $# -ge 1 ]] || usage
cluster=$1
region=${2:-eu-central-1}

groups=$(aws eks list-nodegroups --cluster-name "$cluster" --region "$region" --query 'nodegroups[]' --output text)
echo "Destroying $cluster in $region (node groups: ${groups:-none})"

for group in $groups; do
  aws eks delete-nodegroup --cluster-name "$cluster" --nodegroup-name "$group" --region "$region" >/dev/null
  aws eks wait nodegroup-deleted --cluster-name "$cluster" --nodegroup-name "$group" --region "$region"
done

aws eks delete-cluster --name "$cluster" --region "$region" >/dev/null
aws eks wait cluster-deleted --name "$cluster" --region "$region"
aws rds delete-db-instance --db-instance-identifier "$cluster-db" --final-db-snapshot-identifier "$cluster-final" --region "$region" >/dev/null
echo "Destroyed $cluster."
