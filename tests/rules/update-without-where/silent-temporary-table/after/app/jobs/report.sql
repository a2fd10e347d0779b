CREATE TEMP TABLE batch AS SELECT id, amount, 'EUR' AS currency FROM payments WHERE paid_at > now() - interval '1 day';
UPDATE batch SET amount = amount * 1.08;
INSERT INTO totals SELECT currency, sum(amount) FROM batch GROUP BY currency;
