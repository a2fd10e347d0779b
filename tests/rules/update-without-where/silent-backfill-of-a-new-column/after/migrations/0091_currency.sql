ALTER TABLE products ADD COLUMN currency text;
UPDATE products SET currency = 'EUR';
