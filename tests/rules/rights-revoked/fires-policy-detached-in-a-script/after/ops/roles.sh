#!/bin/sh
set -e
aws iam list-attached-role-policies --role-name ci
aws iam detach-role-policy --role-name ci --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess
