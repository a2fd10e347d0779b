#!/usr/bin/env bash
set -euo pipefail
npm config set strict-ssl false
npm ci
git config http.sslVerify false
git fetch --depth=1 origin main
