#!/usr/bin/env bash
set -euo pipefail
sed -i "s/8080/9090/" config/server.toml
sed -i.bak "s/8080/9090/" config/server.toml
