CREATE OR REPLACE FUNCTION count_in(partition_name text, wanted text) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM %I WHERE status = $1', partition_name) INTO found USING wanted;
    RETURN found;
END;
$$;
