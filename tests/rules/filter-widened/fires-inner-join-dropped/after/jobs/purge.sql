DELETE u FROM users u WHERE u.active = 0;
