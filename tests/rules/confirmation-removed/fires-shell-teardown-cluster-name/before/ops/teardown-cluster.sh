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

echo "Cluster:     $cluster ($region)"
echo "Node groups: $(aws eks list-nodegroups --cluster-name "$cluster" --region "$region" --query 'length(nodegroups)')"
echo

read -r -p "Type the name of the cluster to destroy it: " answer
if [[ "$answer" != "$cluster" ]]; then
  echo "Names differ, nothing was destroyed." >&2
  exit 1
fi

for group in $(aws eks list-nodegroups --cluster-name "$cluster" --region "$region" --query 'nodegroups[]' --output text); do
  aws eks delete-nodegroup --cluster-name "$cluster" --nodegroup-name "$group" --region "$region" >/dev/null
  aws eks wait nodegroup-deleted --cluster-name "$cluster" --nodegroup-name "$group" --region "$region"
done

aws eks delete-cluster --name "$cluster" --region "$region" >/dev/null
aws eks wait cluster-deleted --name "$cluster" --region "$region"
aws rds delete-db-instance --db-instance-identifier "$cluster-db" --final-db-snapshot-identifier "$cluster-final" --region "$region" >/dev/null
echo "Destroyed $cluster."
