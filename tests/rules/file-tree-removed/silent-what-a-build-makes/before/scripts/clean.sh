#!/bin/sh
set -eu
cargo clean
