BEGIN;
UPDATE a SET x = 1 WHERE id = 3 AND tenant_id = $1;
UPDATE b SET x = 1 WHERE id = 3;
COMMIT;
