#!/bin/sh
set -eu
rm -rf node_modules
npm ci
