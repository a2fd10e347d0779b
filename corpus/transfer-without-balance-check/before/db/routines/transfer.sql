CREATE OR REPLACE FUNCTION transfer(from_id bigint, to_id bigint, cents bigint)
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    source accounts%ROWTYPE;
    target accounts%ROWTYPE;
    entry_id bigint;
BEGIN
    SELECT * INTO source FROM accounts WHERE id = from_id FOR UPDATE;
    SELECT * INTO target FROM accounts WHERE id = to_id FOR UPDATE;

    IF cents <= 0 THEN
        RAISE EXCEPTION 'amount must be positive';
    END IF;
    IF source.balance_cents < cents THEN
        RAISE EXCEPTION 'account % is short of money', from_id USING ERRCODE = 'check_violation';
    END IF;

    UPDATE accounts SET balance_cents = balance_cents - cents WHERE id = from_id;
    UPDATE accounts SET balance_cents = balance_cents + cents WHERE id = to_id;

    INSERT INTO entries (from_id, to_id, cents, label)
    VALUES (from_id, to_id, cents, 'transfer')
    RETURNING id INTO entry_id;
    RETURN entry_id;
END;
$$;
