CREATE DATABASE upgrade_check;
CREATE TABLE upgrade_check.seen (id int);
DROP DATABASE upgrade_check;
