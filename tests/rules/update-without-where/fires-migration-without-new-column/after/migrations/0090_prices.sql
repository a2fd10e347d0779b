UPDATE products SET price = price * 1.08;
