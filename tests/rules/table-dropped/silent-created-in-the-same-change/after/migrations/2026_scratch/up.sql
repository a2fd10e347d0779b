CREATE TABLE scratch (id int);
INSERT INTO scratch SELECT id FROM orders;
DROP TABLE scratch;
