#!/bin/bash
set -euo pipefail
cd "$APP_HOME/releases"
rm -rf -- *.old
