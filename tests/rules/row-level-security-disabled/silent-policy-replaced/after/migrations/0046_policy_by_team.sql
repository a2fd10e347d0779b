BEGIN;
DROP POLICY IF EXISTS invoices_visible ON invoices;
CREATE POLICY invoices_visible ON invoices
    USING (tenant_id = current_setting('app.tenant')::int AND team_id = current_setting('app.team')::int);
COMMIT;
