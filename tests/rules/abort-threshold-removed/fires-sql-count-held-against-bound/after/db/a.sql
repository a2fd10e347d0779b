CREATE FUNCTION purge() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM users WHERE last_seen < now() - interval '2 years';
END $$;
