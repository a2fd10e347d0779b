CREATE POLICY own ON invoices USING (NOT hidden);
