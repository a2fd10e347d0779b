ALTER TABLE users RENAME CONSTRAINT users_login_key TO users_username_key;
