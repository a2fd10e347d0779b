#!/bin/sh
set -eu
aws iam list-role-policies --role-name importer
