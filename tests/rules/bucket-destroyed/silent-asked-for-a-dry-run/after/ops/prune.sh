#!/bin/sh
set -eu
aws s3 rm s3://app-exports/2019/ --recursive --dryrun
gsutil rsync -n -d ./exports gs://app-exports
