DELETE FROM users AS u
WHERE (u.b BETWEEN 1 AND 5)
  AND u.c != 2
  AND u.a IN (1);
