CREATE OR REPLACE FUNCTION ledger.require_second_person(p_request bigint)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM 1
    FROM ledger.requests
    WHERE id = p_request
      AND executed_at IS NULL
      AND approved_by IS NOT NULL
      AND approved_by <> requested_by
    FOR UPDATE;

    IF NOT FOUND THEN
        RAISE EXCEPTION 'request % was not approved by a second person', p_request
            USING HINT = 'It may have been executed already.';
    END IF;
END;
$$;

CREATE OR REPLACE PROCEDURE ledger.close_period(p_period date, p_request bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM ledger.require_second_person(p_request);

    UPDATE ledger.periods SET closed_at = now() WHERE first_day = p_period;
    UPDATE ledger.requests SET executed_at = now() WHERE id = p_request;
END;
$$;

CREATE OR REPLACE PROCEDURE ledger.reopen_period(p_period date, p_request bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM ledger.require_second_person(p_request);

    UPDATE ledger.periods SET closed_at = NULL WHERE first_day = p_period;
    UPDATE ledger.requests SET executed_at = now() WHERE id = p_request;
END;
$$;
