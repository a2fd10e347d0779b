#!/usr/bin/env bash
set -euo pipefail

pool="$1"
login="$2"

aws cognito-idp admin-disable-user --user-pool-id "$pool" --username "$login"
