#!/usr/bin/env bash
set -euo pipefail
vacuumdb --analyze-only app
