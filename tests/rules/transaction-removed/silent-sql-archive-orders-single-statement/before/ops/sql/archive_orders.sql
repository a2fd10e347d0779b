-- Moves finished orders of past years into the archive schema.
-- Run by hand: psql -v ON_ERROR_STOP=1 -v before="'2023-01-01'" -f archive_orders.sql

\set ON_ERROR_STOP on
\timing on

SET lock_timeout = '5s';
SET statement_timeout = '10min';

BEGIN;

INSERT INTO archive.orders (id, customer_id, total_cents, currency, placed_at, finished_at)
SELECT id, customer_id, total_cents, currency, placed_at, finished_at
  FROM shop.orders
 WHERE state = 'finished'
   AND finished_at < :before;

DELETE FROM shop.orders
 WHERE state = 'finished'
   AND finished_at < :before;

COMMIT;

SELECT date_trunc('year', finished_at)::date AS year,
       count(*) AS orders
  FROM archive.orders
 GROUP BY 1
 ORDER BY 1;

VACUUM (ANALYZE) shop.orders;
ANALYZE archive.orders;
