#!/bin/sh
set -e
pg_restore --clean --if-exists --dbname shop nightly.dump
