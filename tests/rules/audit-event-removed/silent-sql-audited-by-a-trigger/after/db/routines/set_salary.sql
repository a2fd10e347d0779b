CREATE OR REPLACE FUNCTION set_salary(who bigint, cents bigint, actor text)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE employees SET salary_cents = cents, changed_by = actor WHERE id = who;
END;
$$;

CREATE OR REPLACE FUNCTION salary_changed() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO audit_log (at, actor, action, subject, detail)
    VALUES (now(), NEW.changed_by, 'salary.changed', NEW.id,
            jsonb_build_object('from', OLD.salary_cents, 'to', NEW.salary_cents));
    RETURN NEW;
END;
$$;

CREATE TRIGGER salary_is_audited AFTER UPDATE OF salary_cents ON employees
    FOR EACH ROW EXECUTE FUNCTION salary_changed();
