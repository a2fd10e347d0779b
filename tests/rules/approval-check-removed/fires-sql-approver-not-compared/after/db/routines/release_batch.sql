CREATE OR REPLACE FUNCTION release_batch(which bigint, approver text) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE payment_batches SET approved_by = approver, released_at = now() WHERE id = which;
    PERFORM pg_notify('batch_released', which::text);
END;
$$;
