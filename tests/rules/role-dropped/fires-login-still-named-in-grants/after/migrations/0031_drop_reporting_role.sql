-- The nightly report moved to the warehouse.
BEGIN;
REVOKE SELECT ON orders, order_lines FROM reporting;
DROP ROLE reporting;
COMMIT;
