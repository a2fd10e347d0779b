#!/bin/sh
set -e
aws s3api put-bucket-versioning --bucket invoices --versioning-configuration Status=Suspended
