#!/bin/sh
set -eu
gcloud dns record-sets list --zone=acme
