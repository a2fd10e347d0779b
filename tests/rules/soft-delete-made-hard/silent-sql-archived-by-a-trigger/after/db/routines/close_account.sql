CREATE OR REPLACE FUNCTION close_account(which bigint)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM accounts WHERE id = which;
    PERFORM pg_notify('account_closed', which::text);
END;
$$;
