#!/bin/sh
set -e
pg_restore --list nightly.dump
