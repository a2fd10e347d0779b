#!/usr/bin/env bash
set -euo pipefail

month="$1"
title="$2"
command="make-report --month $month --title $title"
if [[ -n "${LOGO:-}" ]]; then command+=" --logo $LOGO"; fi
eval "$command"
