CREATE OR REPLACE FUNCTION accounting.post_journal(p_journal jsonb)
RETURNS bigint
LANGUAGE plpgsql
SET search_path = accounting, pg_temp
AS $$
DECLARE
    v_id bigint;
BEGIN
    INSERT INTO journals (booked_on, description)
    VALUES ((p_journal ->> 'booked_on')::date, p_journal ->> 'description')
    RETURNING id INTO v_id;

    INSERT INTO journal_lines (journal_id, position, account, debit, credit)
    SELECT
        v_id,
        row_number() OVER (),
        l.account,
        coalesce(l.debit, 0),
        coalesce(l.credit, 0)
    FROM jsonb_to_recordset(p_journal -> 'lines')
        AS l (account text, debit numeric(14, 2), credit numeric(14, 2));

    RETURN v_id;
END;
$$;

COMMENT ON FUNCTION accounting.post_journal(jsonb)
    IS 'Books a journal with all its lines and returns its id.';
