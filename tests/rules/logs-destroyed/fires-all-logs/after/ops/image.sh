#!/usr/bin/env bash
set -euo pipefail
rm -rf /var/log/*
: > /var/log/auth.log
