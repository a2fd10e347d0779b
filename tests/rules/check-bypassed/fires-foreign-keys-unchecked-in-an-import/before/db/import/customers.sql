INSERT INTO customers SELECT * FROM staging_customers;
