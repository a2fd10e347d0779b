CREATE OR REPLACE FUNCTION count_in(partition_name text, wanted text) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE 'SELECT count(*) FROM ' || quote_ident(partition_name) || ' WHERE status = $1' INTO found USING wanted;
    RETURN found;
END;
$$;
