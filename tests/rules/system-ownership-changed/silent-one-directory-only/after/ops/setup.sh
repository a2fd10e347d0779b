#!/usr/bin/env bash
set -euo pipefail
chown root:root /etc
chgrp adm /var
