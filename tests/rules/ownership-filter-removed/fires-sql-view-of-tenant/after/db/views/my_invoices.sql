CREATE OR REPLACE VIEW my_invoices AS
SELECT invoices.id,
       invoices.number,
       invoices.total,
       customers.name AS customer,
       invoices.issued_on
  FROM invoices
  JOIN customers ON customers.id = invoices.customer_id
 WHERE invoices.cancelled_at IS NULL;
