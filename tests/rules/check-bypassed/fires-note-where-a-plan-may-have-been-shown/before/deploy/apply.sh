#!/bin/sh
set -eu
terraform init -input=false
terraform apply
