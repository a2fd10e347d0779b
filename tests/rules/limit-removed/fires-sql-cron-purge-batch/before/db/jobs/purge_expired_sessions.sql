-- Scheduled with pg_cron; kept idempotent so that it can be re-applied on every deploy.

CREATE OR REPLACE FUNCTION maintenance.purge_expired_sessions()
RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
    v_removed integer;
BEGIN
    DELETE FROM auth.sessions
    WHERE id IN (
        SELECT s.id
        FROM auth.sessions s
        WHERE s.expires_at < now() - interval '7 days'
          AND s.pinned IS NOT TRUE
        ORDER BY s.expires_at
        LIMIT 5000
    );
    GET DIAGNOSTICS v_removed = ROW_COUNT;

    INSERT INTO maintenance.job_runs (job, affected, finished_at)
    VALUES ('purge_expired_sessions', v_removed, now());

    RETURN v_removed;
END;
$$;

SELECT cron.schedule(
    'purge-expired-sessions',
    '*/10 * * * *',
    $$SELECT maintenance.purge_expired_sessions()$$
);
