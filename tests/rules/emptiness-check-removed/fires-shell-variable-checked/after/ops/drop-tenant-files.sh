#!/usr/bin/env bash
# Removes the objects of a tenant that has left.
tenant=$(tenants id "$1")

echo "removing the objects of $1"
objects remove --prefix "tenants/$tenant" --recursive
