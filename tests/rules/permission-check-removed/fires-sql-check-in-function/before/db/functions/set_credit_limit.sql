CREATE OR REPLACE FUNCTION set_credit_limit(customer bigint, cents bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM staff WHERE login = session_user AND role = 'credit') THEN
        RAISE EXCEPTION 'permission denied';
    END IF;
    UPDATE customers SET credit_limit = cents WHERE id = customer;
END
$$;
