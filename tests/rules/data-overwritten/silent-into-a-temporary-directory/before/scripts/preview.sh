#!/bin/sh
set -eu
make site
