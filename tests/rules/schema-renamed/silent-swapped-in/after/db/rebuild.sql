CREATE TABLE orders_new (id bigint PRIMARY KEY);
RENAME TABLE orders TO orders_before, orders_new TO orders;
