#!/usr/bin/env bash
set -euo pipefail
apt-get update
apt-get install --assume-yes nginx
