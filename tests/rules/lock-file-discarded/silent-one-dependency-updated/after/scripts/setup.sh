#!/bin/sh
set -eu
npm update left-pad
cargo update -p serde
