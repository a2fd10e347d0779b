#!/usr/bin/env bash
# Releases a version: migrates the database, then starts the new code.
set -euo pipefail

version=$1

bin/rails db:migrate
bin/rails assets:precompile
systemctl restart "app@$version"
