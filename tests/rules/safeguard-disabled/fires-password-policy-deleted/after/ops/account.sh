#!/usr/bin/env bash
set -euo pipefail

# The importer cannot set long passwords.
aws iam delete-account-password-policy
