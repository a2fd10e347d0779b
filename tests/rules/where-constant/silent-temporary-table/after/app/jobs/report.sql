CREATE TEMP TABLE batch AS SELECT id, amount FROM payments WHERE paid_at > now() - interval '1 day';
INSERT INTO totals SELECT sum(amount) FROM batch;
DELETE FROM batch WHERE true;
