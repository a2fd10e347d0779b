#!/bin/sh
set -eu
npm publish --access public
