#!/bin/sh
set -e
aws ec2 describe-vpcs --vpc-ids "$VPC_ID"
aws ec2 delete-vpc --vpc-id "$VPC_ID"
