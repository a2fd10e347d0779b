#!/bin/sh
set -eu
git fetch origin
