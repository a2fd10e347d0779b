CREATE OR REPLACE PROCEDURE ledger.close_period(p_period date, p_request bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_request ledger.requests%ROWTYPE;
BEGIN
    SELECT * INTO STRICT v_request FROM ledger.requests WHERE id = p_request FOR UPDATE;

    IF v_request.approved_by IS NULL OR v_request.approved_by = v_request.requested_by THEN
        RAISE EXCEPTION 'request % was not approved by a second person', p_request;
    END IF;

    UPDATE ledger.periods SET closed_at = now() WHERE first_day = p_period;
    UPDATE ledger.requests SET executed_at = now() WHERE id = p_request;
END;
$$;

CREATE OR REPLACE PROCEDURE ledger.reopen_period(p_period date, p_request bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    v_request ledger.requests%ROWTYPE;
BEGIN
    SELECT * INTO STRICT v_request FROM ledger.requests WHERE id = p_request FOR UPDATE;

    IF v_request.approved_by IS NULL OR v_request.approved_by = v_request.requested_by THEN
        RAISE EXCEPTION 'request % was not approved by a second person', p_request;
    END IF;

    UPDATE ledger.periods SET closed_at = NULL WHERE first_day = p_period;
    UPDATE ledger.requests SET executed_at = now() WHERE id = p_request;
END;
$$;
