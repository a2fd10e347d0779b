DELETE FROM users WHERE created_at < '2020-01-01' AND org_id = 3;
