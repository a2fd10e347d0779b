DELETE FROM users WHERE active = 0 AND tier = 'trial';
