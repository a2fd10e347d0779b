CREATE OR REPLACE FUNCTION close_account(which bigint)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO accounts_archive SELECT * FROM accounts WHERE id = which;
    DELETE FROM accounts WHERE id = which;
    PERFORM pg_notify('account_closed', which::text);
END;
$$;
