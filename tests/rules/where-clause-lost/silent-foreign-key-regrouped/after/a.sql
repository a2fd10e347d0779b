DELETE FROM users WHERE (org_id = 3);
