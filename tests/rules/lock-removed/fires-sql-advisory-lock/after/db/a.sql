CREATE FUNCTION run_job() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE jobs SET state = 'running' WHERE state = 'queued';
END $$;
