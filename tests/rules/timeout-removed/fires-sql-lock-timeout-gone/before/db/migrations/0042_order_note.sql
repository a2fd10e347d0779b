SET lock_timeout = '3s';
SET statement_timeout = '30s';

ALTER TABLE orders ADD COLUMN note text;
COMMENT ON COLUMN orders.note IS 'What the customer wrote in the basket';
