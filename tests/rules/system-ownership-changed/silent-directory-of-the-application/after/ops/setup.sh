#!/usr/bin/env bash
set -euo pipefail
chown -R app:app /srv/app
chown --recursive app build
