ALTER INDEX users_login_idx RENAME TO users_username_idx;
ALTER TABLE users RENAME CONSTRAINT users_login_key TO users_username_key;
