ALTER TABLE attachments ENABLE ROW LEVEL SECURITY;
CREATE POLICY attachments_tenant ON attachments
    USING (tenant_id = current_setting('app.tenant')::int);

ALTER TABLE comments NO FORCE ROW LEVEL SECURITY;
