INSERT INTO customers SELECT * FROM staging_customers;
SET FOREIGN_KEY_CHECKS = 1;
