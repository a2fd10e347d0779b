ALTER TABLE orders RENAME TO orders_before;
CREATE TABLE orders (id bigint PRIMARY KEY);
DROP TABLE orders_before;
