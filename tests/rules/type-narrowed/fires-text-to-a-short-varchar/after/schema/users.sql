CREATE TABLE users (id bigserial PRIMARY KEY, email varchar(255) NOT NULL);
ALTER TABLE users ALTER COLUMN email TYPE varchar(40);
