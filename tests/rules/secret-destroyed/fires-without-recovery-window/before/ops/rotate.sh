#!/usr/bin/env bash
set -euo pipefail

aws secretsmanager put-secret-value --secret-id billing/stripe --secret-string file://stripe.json
