#!/bin/sh
set -eu
du -sh ~/.cache/acme
