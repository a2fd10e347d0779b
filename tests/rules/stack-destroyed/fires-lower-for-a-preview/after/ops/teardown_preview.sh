#!/usr/bin/env bash
set -euo pipefail
cdk destroy pr-123
terraform workspace delete pr-123
