-- Customers get a handle besides their address.
BEGIN;

ALTER TABLE customers ADD COLUMN handle text;

UPDATE customers
SET handle = lower(split_part(contact, '@', 1))
WHERE handle IS NULL;

CREATE UNIQUE INDEX customers_handle ON customers (handle);

ALTER TABLE customers DROP COLUMN email;

COMMIT;
