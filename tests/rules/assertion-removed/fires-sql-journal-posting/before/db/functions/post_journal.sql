CREATE OR REPLACE FUNCTION accounting.post_journal(p_journal jsonb)
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    v_id     bigint;
    v_line   jsonb;
    v_debit  numeric(14, 2) := 0;
    v_credit numeric(14, 2) := 0;
BEGIN
    FOR v_line IN SELECT * FROM jsonb_array_elements(p_journal -> 'lines') LOOP
        v_debit  := v_debit + coalesce((v_line ->> 'debit')::numeric, 0);
        v_credit := v_credit + coalesce((v_line ->> 'credit')::numeric, 0);
    END LOOP;

    ASSERT v_debit = v_credit, format('journal does not balance: %s <> %s', v_debit, v_credit);

    INSERT INTO accounting.journals (booked_on, description)
    VALUES ((p_journal ->> 'booked_on')::date, p_journal ->> 'description')
    RETURNING id INTO v_id;

    FOR v_line IN SELECT * FROM jsonb_array_elements(p_journal -> 'lines') LOOP
        INSERT INTO accounting.journal_lines (journal_id, account, debit, credit)
        VALUES (
            v_id,
            v_line ->> 'account',
            coalesce((v_line ->> 'debit')::numeric, 0),
            coalesce((v_line ->> 'credit')::numeric, 0)
        );
    END LOOP;

    RETURN v_id;
END;
$$;
