INSERT INTO plans VALUES (1, 'free');
