#!/usr/bin/env bash
set -euo pipefail
terraform state list
