CREATE OR REPLACE FUNCTION set_credit_limit(customer bigint, cents bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE customers SET credit_limit = cents WHERE id = customer;
END
$$;

REVOKE EXECUTE ON FUNCTION set_credit_limit(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_credit_limit(bigint, bigint) TO credit;
