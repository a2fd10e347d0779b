#!/bin/sh
set -eu
aws ec2 describe-security-groups --group-ids sg-0a1b
