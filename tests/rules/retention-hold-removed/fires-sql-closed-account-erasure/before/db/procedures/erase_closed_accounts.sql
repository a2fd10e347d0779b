CREATE OR REPLACE PROCEDURE privacy.erase_closed_accounts()
LANGUAGE plpgsql
AS $$
DECLARE
    r record;
    n integer := 0;
BEGIN
    FOR r IN
        SELECT a.id
        FROM crm.accounts a
        WHERE a.closed_at < now() - interval '3 years'
          AND NOT EXISTS (
              SELECT 1
              FROM compliance.legal_holds h
              WHERE h.account_id = a.id
                AND h.released_at IS NULL
          )
        ORDER BY a.closed_at
        LIMIT 1000
    LOOP
        DELETE FROM crm.messages WHERE account_id = r.id;
        DELETE FROM crm.documents WHERE account_id = r.id;
        DELETE FROM crm.accounts WHERE id = r.id;
        n := n + 1;
    END LOOP;

    INSERT INTO privacy.erasure_log (run_at, accounts) VALUES (now(), n);
END;
$$;
