#!/usr/bin/env bash

is_production() {
  return 1
}

refuse_in_production() {
  if is_production; then
    echo "not in production" >&2
    exit 1
  fi
}
