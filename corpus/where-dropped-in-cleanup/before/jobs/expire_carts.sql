-- Runs every night at 02:00 against the shop database.
BEGIN;

SET LOCAL statement_timeout = '10min';

INSERT INTO cart_archive (cart_id, customer_id, archived_at)
SELECT id, customer_id, now()
FROM carts
WHERE state = 'expired';

DELETE FROM carts
WHERE state = 'expired'
  AND updated_at < now() - interval '30 days';

INSERT INTO job_log (name, finished_at)
VALUES ('expire_carts', now());

COMMIT;
