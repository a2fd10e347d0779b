#!/usr/bin/env bash
tenant=$(tenants id "$1")

objects remove --prefix "tenants/${tenant:?no such tenant}" --recursive
