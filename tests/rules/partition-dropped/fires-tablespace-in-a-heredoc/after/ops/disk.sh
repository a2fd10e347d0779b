#!/bin/sh
set -e
psql -v ON_ERROR_STOP=1 -d app <<SQL
ALTER INDEX orders_by_day SET TABLESPACE pg_default;
DROP TABLESPACE fast_ssd;
SQL
