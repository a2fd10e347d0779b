#!/usr/bin/env bash
# Puts a developer machine back into a known state.
set -euo pipefail

say() { printf '==> %s\n' "$1"; }

say "stopping the watcher"
if [ -f .watch.pid ]; then
  kill "$(cat .watch.pid)" || true
fi

say "resetting the toolchain"
./scripts/toolchain.sh repair

say "installing"
./scripts/bootstrap.sh
