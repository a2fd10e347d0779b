#!/bin/sh
set -eu
psql "$DATABASE_URL" <<SQL
INSERT INTO invoices_closed SELECT * FROM invoices_open;
SQL
