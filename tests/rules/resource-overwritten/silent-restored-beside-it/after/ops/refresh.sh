#!/bin/sh
set -e
createdb shop_restored
pg_restore --dbname shop_restored nightly.dump
