ALTER TABLE accounts RENAME COLUMN nickname TO nickname_retired;
