#!/bin/sh
set -eu
gcloud dns record-sets list --zone="$1"
gcloud dns managed-zones delete "$1" --quiet
