DELETE u FROM users u INNER JOIN banned b ON b.id = u.id WHERE u.active = 0;
