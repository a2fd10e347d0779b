CREATE TABLE IF NOT EXISTS usage_events (
    event_id   uuid PRIMARY KEY,
    account_id bigint      NOT NULL REFERENCES accounts (id),
    units      integer     NOT NULL CHECK (units > 0),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE OR REPLACE FUNCTION record_usage(p_event uuid, p_account bigint, p_units integer)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM 1 FROM usage_events WHERE event_id = p_event;
    IF FOUND THEN
        RETURN false;
    END IF;

    INSERT INTO usage_events (event_id, account_id, units)
    VALUES (p_event, p_account, p_units);

    UPDATE accounts
       SET units_used = units_used + p_units
     WHERE id = p_account;

    RETURN true;
END;
$$;
