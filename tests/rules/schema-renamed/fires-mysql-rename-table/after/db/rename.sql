RENAME TABLE orders TO purchases, order_lines TO purchase_lines;
