CREATE OR REPLACE FUNCTION archive_account() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO accounts_archive SELECT (OLD).*;
    RETURN OLD;
END;
$$;

CREATE TRIGGER account_is_archived BEFORE DELETE ON accounts
    FOR EACH ROW EXECUTE FUNCTION archive_account();
