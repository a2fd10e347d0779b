#!/usr/bin/env bash
ls /srv/exports
find /srv/exports -name '*.csv' -print0 | xargs -0 rm -f
find /srv/exports -type d -exec rm -rf {} +
find /srv/exports -name '*.db' | while read -r file; do
  rm -f "$file"
done
