CREATE OR REPLACE FUNCTION count_by_status(wanted text) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE 'SELECT count(*) FROM orders WHERE status = $1' INTO found USING wanted;
    RETURN found;
END;
$$;
