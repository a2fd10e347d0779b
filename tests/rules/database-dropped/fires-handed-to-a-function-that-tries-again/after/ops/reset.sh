#!/bin/bash
retry() {
  local times=$1
  shift
  for _ in $(seq "$times"); do "$@" && return; done
}
retry 3 dropdb orders
