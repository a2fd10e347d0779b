#!/usr/bin/env bash
set -euo pipefail
warn() { echo "$@" >&2; }
run() {
  if [ -n "${DRY_RUN:-}" ]; then echo "$@"; else "$@"; fi
}
warn rm -rf /var/lib/store
run rm -rf /var/lib/store
