#!/bin/sh
set -e
aws ec2 describe-vpcs --vpc-ids "$VPC_ID"
