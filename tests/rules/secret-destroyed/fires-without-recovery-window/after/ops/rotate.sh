#!/usr/bin/env bash
set -euo pipefail

aws secretsmanager delete-secret --secret-id billing/stripe --force-delete-without-recovery
aws secretsmanager create-secret --name billing/stripe --secret-string file://stripe.json
