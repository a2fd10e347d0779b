#!/usr/bin/env bash
set -euo pipefail
curl --cacert certs/internal-ca.pem --fail https://billing.internal/rates.json -o rates.json
