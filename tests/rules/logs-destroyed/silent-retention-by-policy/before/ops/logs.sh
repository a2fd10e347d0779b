#!/bin/sh
set -eu
journalctl --disk-usage
