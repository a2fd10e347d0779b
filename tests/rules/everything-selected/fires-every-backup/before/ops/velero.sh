#!/bin/sh
set -eu
velero backup get
