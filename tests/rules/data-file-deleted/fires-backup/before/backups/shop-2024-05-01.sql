-- dump of the shop
INSERT INTO orders (id, total) VALUES (1, 300);
INSERT INTO orders (id, total) VALUES (2, 410);
