#!/usr/bin/env bash
set -euo pipefail
cd /tmp/invoices
rm -rf ./*
