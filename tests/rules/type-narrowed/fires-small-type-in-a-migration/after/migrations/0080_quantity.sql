-- Quantities are small.
ALTER TABLE order_lines ALTER COLUMN quantity TYPE smallint USING quantity::smallint;
