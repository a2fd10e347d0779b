CREATE OR REPLACE FUNCTION set_salary(who bigint, cents bigint, actor text)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE employees SET salary_cents = cents, changed_by = actor WHERE id = who;
END;
$$;
