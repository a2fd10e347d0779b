ALTER TABLE users ADD COLUMN family_name text;
ALTER TABLE users DROP COLUMN full_name;
