#!/bin/sh
set -e
aws rds modify-db-instance --db-instance-identifier orders --deletion-protection
aws s3api put-bucket-versioning --bucket invoices --versioning-configuration Status=Enabled
