CREATE POLICY own_rows ON orders USING (owner_id = 1);
