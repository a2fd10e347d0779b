CREATE POLICY service ON orders FOR ALL TO service_role USING (true) WITH CHECK (true);
