CREATE POLICY own ON orders USING (owner_id = current_setting('app.user')::int);
ALTER POLICY own ON orders RENAME TO own_rows;
