ALTER TABLE products ADD COLUMN currency text;
UPDATE products SET currency = 'EUR';
ALTER TABLE products ALTER COLUMN currency SET NOT NULL;
