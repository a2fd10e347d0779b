#!/bin/sh
set -eu
ufw --force reset
ufw default deny incoming
ufw --force enable
