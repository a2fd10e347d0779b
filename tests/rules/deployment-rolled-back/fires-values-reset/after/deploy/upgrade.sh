#!/bin/sh
set -eu
helm upgrade shop ./chart --reset-values --set image.tag="$1"
