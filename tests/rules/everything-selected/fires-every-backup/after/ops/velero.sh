#!/bin/sh
set -eu
velero backup get
velero backup delete --all --confirm
