#!/bin/sh
set -eu
helm upgrade shop ./chart --reuse-values --set image.tag="$1"
