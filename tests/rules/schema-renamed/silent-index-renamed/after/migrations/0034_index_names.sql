ALTER INDEX users_login_idx RENAME TO users_username_idx;
ALTER SEQUENCE users_seq RENAME TO people_seq;
