#!/bin/sh
set -eu
token=$(aws wafv2 get-web-acl --name shop --scope REGIONAL --id 1f2e --query LockToken --output text)
aws wafv2 delete-web-acl --name shop --scope REGIONAL --id 1f2e --lock-token "$token"
