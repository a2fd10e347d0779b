#!/bin/sh
set -eu
id "$1"
