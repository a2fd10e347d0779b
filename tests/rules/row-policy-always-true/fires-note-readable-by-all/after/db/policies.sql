CREATE POLICY readable ON articles FOR SELECT USING (true);
