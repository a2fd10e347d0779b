#!/bin/sh
set -eu
aws s3 ls s3://app-exports/2019/ --recursive
