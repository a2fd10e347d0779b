DELETE FROM users
WHERE org_id = 3
  AND created_at < '2020-01-01';
