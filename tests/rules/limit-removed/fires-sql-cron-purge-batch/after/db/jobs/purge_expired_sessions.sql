-- Scheduled with pg_cron; kept idempotent so that it can be re-applied on every deploy.

CREATE OR REPLACE FUNCTION maintenance.purge_expired_sessions()
RETURNS integer
LANGUAGE plpgsql
SET search_path = auth, maintenance, pg_temp
AS $$
DECLARE
    v_removed integer;
BEGIN
    WITH removed AS (
        DELETE FROM sessions s
        USING users u
        WHERE u.id = s.user_id
          AND u.kind <> 'service'
          AND s.expires_at < now() - interval '7 days'
          AND s.pinned IS NOT TRUE
        RETURNING s.id
    )
    SELECT count(*) INTO v_removed FROM removed;

    INSERT INTO job_runs (job, affected, finished_at)
    VALUES ('purge_expired_sessions', v_removed, clock_timestamp());

    RETURN v_removed;
END;
$$;

SELECT cron.schedule(
    'purge-expired-sessions',
    '*/10 * * * *',
    $$SELECT maintenance.purge_expired_sessions()$$
);
