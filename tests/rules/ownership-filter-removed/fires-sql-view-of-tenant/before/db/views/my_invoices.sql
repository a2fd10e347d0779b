CREATE OR REPLACE VIEW my_invoices AS
SELECT invoices.id,
       invoices.number,
       invoices.total,
       invoices.issued_on
  FROM invoices
 WHERE invoices.tenant_id = current_setting('app.tenant')::bigint
   AND invoices.cancelled_at IS NULL;
