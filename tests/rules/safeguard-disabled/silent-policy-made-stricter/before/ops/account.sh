#!/usr/bin/env bash
set -euo pipefail

aws iam update-account-password-policy --minimum-password-length 8
