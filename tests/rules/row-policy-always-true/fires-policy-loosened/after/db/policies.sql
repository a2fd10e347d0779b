CREATE POLICY own_rows ON orders USING (owner_id = 1);
ALTER POLICY own_rows ON orders USING (true);
