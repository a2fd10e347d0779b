#!/bin/bash
run() {
  if [[ "${DRY_RUN:-0}" == 1 ]]; then
    echo "+ $*"
  else
    "$@"
  fi
}
run dropdb orders
