CREATE TABLE order_lines (
    id bigint PRIMARY KEY,
    order_id bigint NOT NULL
);
ALTER TABLE order_lines
    ADD CONSTRAINT order_lines_order_fk
    FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE;
