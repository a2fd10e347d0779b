#!/bin/sh
set -eu
id "$1"
usermod --lock --expiredate 1 "$1"
gcloud iam service-accounts disable "$1@acme.example"
