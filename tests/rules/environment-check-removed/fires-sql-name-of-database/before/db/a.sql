DO $$
BEGIN
  IF current_database() LIKE '%prod%' THEN
    RAISE EXCEPTION 'not in production';
  END IF;
  TRUNCATE orders;
END $$;
