-- Closes a month of the books: nothing is posted to it afterwards.
CREATE OR REPLACE FUNCTION close_period(period date)
RETURNS integer
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ledger, pg_temp
AS $$
DECLARE
    closed integer;
    setting record;
BEGIN
    IF NOT pg_has_role(session_user, 'ledger_closer', 'MEMBER') THEN
        RAISE EXCEPTION 'only ledger_closer may close a period';
    END IF;

    FOR setting IN SELECT name, value FROM ledger.settings LOOP
        PERFORM set_config('ledger.' || setting.name, setting.value, true);
    END LOOP;

    UPDATE ledger.entries SET state = 'closed'
     WHERE booked_on >= period AND booked_on < period + interval '1 month';
    GET DIAGNOSTICS closed = ROW_COUNT;

    INSERT INTO ledger.closings (period, entries, closed_by) VALUES (period, closed, session_user);
    RETURN closed;
END
$$;
