#!/usr/bin/env bash
set -euo pipefail

DRY_RUN="${DRY_RUN:-1}"
if [ "$DRY_RUN" = 1 ]; then
    echo "would delete the password policy"
    exit 0
fi
aws iam delete-account-password-policy
