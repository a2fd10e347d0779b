-- The connection pool runs
--     SELECT set_config('app.tenant_id', $1, true)
-- at the start of every transaction. Without it current_setting() fails, so
-- that a forgotten setting never shows the rows of somebody else.

ALTER TABLE billing.invoices ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing.invoices FORCE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS invoices_of_tenant ON billing.invoices;

CREATE POLICY invoices_of_tenant
    ON billing.invoices
    AS RESTRICTIVE
    FOR ALL
    TO web
    USING (tenant_id = current_setting('app.tenant_id')::uuid)
    WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);

DROP POLICY IF EXISTS invoices_web ON billing.invoices;

CREATE POLICY invoices_web
    ON billing.invoices
    AS PERMISSIVE
    FOR ALL
    TO web
    USING (true);
