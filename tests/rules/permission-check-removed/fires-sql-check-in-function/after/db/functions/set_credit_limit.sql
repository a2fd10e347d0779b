CREATE OR REPLACE FUNCTION set_credit_limit(customer bigint, cents bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(customer);
    UPDATE customers SET credit_limit = cents WHERE id = customer;
END
$$;
