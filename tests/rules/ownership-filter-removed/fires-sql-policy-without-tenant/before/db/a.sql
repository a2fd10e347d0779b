CREATE POLICY own ON invoices USING (tenant_id = current_setting('app.tenant')::bigint AND NOT hidden);
