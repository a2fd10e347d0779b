CREATE TEMP TABLE batch (id bigint, amount numeric);
INSERT INTO batch SELECT id, amount FROM payments WHERE paid_at >= now() - interval '1 day';
INSERT INTO totals SELECT sum(amount) FROM batch;
TRUNCATE batch;
