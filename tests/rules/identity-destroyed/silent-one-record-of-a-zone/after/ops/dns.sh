#!/bin/sh
set -eu
gcloud dns record-sets list --zone=acme
gcloud dns record-sets delete old.acme.example. --type=CNAME --zone=acme
