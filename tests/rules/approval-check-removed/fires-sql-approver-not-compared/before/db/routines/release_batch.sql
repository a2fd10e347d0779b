CREATE OR REPLACE FUNCTION release_batch(which bigint, approver text) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    IF approver = (SELECT created_by FROM payment_batches WHERE id = which) THEN
        RAISE EXCEPTION 'batch % must be approved by somebody else', which;
    END IF;
    UPDATE payment_batches SET approved_by = approver, released_at = now() WHERE id = which;
    PERFORM pg_notify('batch_released', which::text);
END;
$$;
