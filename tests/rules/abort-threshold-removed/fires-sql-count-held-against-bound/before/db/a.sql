CREATE FUNCTION purge() RETURNS void LANGUAGE plpgsql AS $$
DECLARE n int;
BEGIN
  SELECT count(*) INTO n FROM users WHERE last_seen < now() - interval '2 years';
  IF n > 1000 THEN
    RAISE EXCEPTION 'refusing to purge % users', n;
  END IF;
  DELETE FROM users WHERE last_seen < now() - interval '2 years';
END $$;
