ALTER TABLE users ADD COLUMN username text;
UPDATE users SET username = login WHERE username IS NULL;
