-- Closes a month of the books: nothing is posted to it afterwards.
CREATE OR REPLACE FUNCTION close_period(period date)
RETURNS integer
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ledger, pg_temp
AS $$
DECLARE
    closed integer;
    settings jsonb;
BEGIN
    SELECT jsonb_object_agg(name, value) INTO settings FROM ledger.settings;

    UPDATE ledger.entries SET state = settings ->> 'closed_state'
     WHERE booked_on >= period AND booked_on < period + interval '1 month';
    GET DIAGNOSTICS closed = ROW_COUNT;

    INSERT INTO ledger.closings (period, entries, closed_by) VALUES (period, closed, session_user);
    RETURN closed;
END
$$;

-- Who may call it is the business of the database, not of the body.
REVOKE EXECUTE ON FUNCTION close_period(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION close_period(date) TO ledger_closer;
