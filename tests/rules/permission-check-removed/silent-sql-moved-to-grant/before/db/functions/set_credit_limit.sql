CREATE OR REPLACE FUNCTION set_credit_limit(customer bigint, cents bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    IF NOT pg_has_role(session_user, 'credit', 'MEMBER') THEN
        RAISE EXCEPTION 'permission denied';
    END IF;
    UPDATE customers SET credit_limit = cents WHERE id = customer;
END
$$;
