INSERT INTO plans VALUES (1, 'free');
CREATE TABLE staging (id int);
TRUNCATE staging CASCADE;
