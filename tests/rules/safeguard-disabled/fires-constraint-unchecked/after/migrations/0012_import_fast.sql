ALTER TABLE payments NOCHECK CONSTRAINT payments_order_fk;
INSERT INTO payments (id, order_id, amount) SELECT id, order_id, amount FROM staging_payments;
