CREATE OR REPLACE PROCEDURE privacy.erase_closed_accounts()
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids   bigint[];
    v_count integer;
BEGIN
    SELECT array_agg(c.id)
    INTO v_ids
    FROM (
        SELECT id
        FROM crm.accounts
        WHERE closed_at < now() - interval '3 years'
        ORDER BY closed_at
        LIMIT 1000
    ) c;

    v_count := coalesce(cardinality(v_ids), 0);

    IF v_count > 0 THEN
        DELETE FROM crm.messages WHERE account_id = ANY (v_ids);
        DELETE FROM crm.documents WHERE account_id = ANY (v_ids);
        DELETE FROM crm.accounts WHERE id = ANY (v_ids);
    END IF;

    INSERT INTO privacy.erasure_log (run_at, accounts) VALUES (now(), v_count);
END;
$$;
