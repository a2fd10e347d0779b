DELETE FROM users WHERE active = 0 OR tier = 'trial';
