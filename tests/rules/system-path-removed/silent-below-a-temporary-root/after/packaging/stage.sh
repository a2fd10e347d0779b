#!/usr/bin/env bash
set -euo pipefail

root="$(mktemp -d)"
make install DESTDIR="$root"
rm -rf "$root/etc/reporter" "$root/usr/share/man"
tar -C "$root" -czf reporter.tar.gz .
