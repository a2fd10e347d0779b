#!/bin/bash
set -euo pipefail
run() {
  echo "+ $*"
  "$@"
}
run dropdb orders
