SET FOREIGN_KEY_CHECKS = 0;
INSERT INTO customers SELECT * FROM staging_customers;
