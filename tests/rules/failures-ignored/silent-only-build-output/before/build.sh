#!/bin/bash
set -e
rm -rf build
make
