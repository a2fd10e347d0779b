INSERT INTO payments (key, cents) VALUES ($1, $2);
