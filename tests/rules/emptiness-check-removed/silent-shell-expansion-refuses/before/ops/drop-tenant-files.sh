#!/usr/bin/env bash
tenant=$(tenants id "$1")

if [ -z "$tenant" ]; then
  echo "no such tenant: $1" >&2
  exit 1
fi
objects remove --prefix "tenants/$tenant" --recursive
