#!/bin/sh
set -eu
rm -rf node_modules package-lock.json
npm install
