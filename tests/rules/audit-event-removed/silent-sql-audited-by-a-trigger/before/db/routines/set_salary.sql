CREATE OR REPLACE FUNCTION set_salary(who bigint, cents bigint, actor text)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO audit_log (at, actor, action, subject, detail)
    SELECT now(), actor, 'salary.changed', who, jsonb_build_object('from', salary_cents, 'to', cents)
    FROM employees WHERE id = who;
    UPDATE employees SET salary_cents = cents, changed_by = actor WHERE id = who;
END;
$$;
