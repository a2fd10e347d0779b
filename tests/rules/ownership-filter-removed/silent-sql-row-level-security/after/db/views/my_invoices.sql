CREATE OR REPLACE VIEW my_invoices WITH (security_invoker = true) AS
SELECT id, number, total, issued_on
  FROM invoices
 WHERE cancelled_at IS NULL;
