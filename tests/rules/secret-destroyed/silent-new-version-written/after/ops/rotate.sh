#!/usr/bin/env bash
set -euo pipefail

aws secretsmanager get-secret-value --secret-id billing/stripe
aws secretsmanager put-secret-value --secret-id billing/stripe --secret-string file://stripe.json
