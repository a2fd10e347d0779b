ALTER TABLE users DROP COLUMN name;
ALTER TABLE users ADD COLUMN name varchar(80);
