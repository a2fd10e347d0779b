ALTER TABLE orders DROP CONSTRAINT orders_total_check;
ALTER TABLE prices ADD CONSTRAINT prices_amount_check CHECK (amount >= 0);
