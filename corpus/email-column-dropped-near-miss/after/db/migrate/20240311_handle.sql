-- Customers get a handle besides their address.
BEGIN;

ALTER TABLE customers ADD COLUMN handle text;

UPDATE customers
SET handle = lower(split_part(contact, '@', 1))
WHERE handle IS NULL;

CREATE UNIQUE INDEX customers_handle ON customers (handle);

COMMENT ON COLUMN customers.email IS 'kept until every client sends the handle';

COMMIT;
