#!/usr/bin/env bash
set -euo pipefail

ids=$(aws ec2 describe-instances --filters Name=tag:role,Values=worker --query 'Reservations[].Instances[].InstanceId' --output text)
echo "$ids"
