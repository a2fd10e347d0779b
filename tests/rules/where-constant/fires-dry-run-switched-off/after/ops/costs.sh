#!/bin/sh
set -e
bq query --dry_run=false --use_legacy_sql=false "DELETE FROM wh.orders WHERE TRUE"
