#!/usr/bin/env bash
set -euo pipefail
run() {
  echo "+ $*"
  "$@"
}
run sudo rm -rf /var/lib/store
