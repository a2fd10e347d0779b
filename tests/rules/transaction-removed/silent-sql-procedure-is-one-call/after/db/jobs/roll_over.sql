-- Carries the balances of a year over into the next.
DO $$
BEGIN
    INSERT INTO balances (account, year, cents)
    SELECT account, 2026, cents FROM balances WHERE year = 2025;
    UPDATE years SET state = 'closed' WHERE year = 2025;
END
$$;
