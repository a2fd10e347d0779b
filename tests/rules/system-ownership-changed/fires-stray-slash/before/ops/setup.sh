#!/usr/bin/env bash
set -euo pipefail
chown -R app:app /srv/app
