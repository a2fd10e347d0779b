#!/usr/bin/env bash

is_production() {
  [[ "$(kubectl config current-context)" == *prod* ]]
}

refuse_in_production() {
  if is_production; then
    echo "not in production" >&2
    exit 1
  fi
}
