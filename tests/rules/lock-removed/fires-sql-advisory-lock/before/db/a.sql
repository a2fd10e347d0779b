CREATE FUNCTION run_job() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(42);
  UPDATE jobs SET state = 'running' WHERE state = 'queued';
END $$;
