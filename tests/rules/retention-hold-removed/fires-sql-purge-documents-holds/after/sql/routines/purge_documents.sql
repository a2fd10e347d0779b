CREATE OR REPLACE PROCEDURE purge_documents(p_now timestamptz DEFAULT now())
LANGUAGE sql
AS $$
    WITH expired AS (
        SELECT d.id
          FROM documents d
          JOIN matters m ON m.id = d.matter_id
         WHERE m.closed_at + m.retention < p_now
         ORDER BY d.id
         LIMIT 1000
           FOR UPDATE OF d SKIP LOCKED
    ), removed AS (
        DELETE FROM documents d
         USING expired e
         WHERE d.id = e.id
        RETURNING d.blob_key
    ), queued AS (
        INSERT INTO blob_deletions (blob_key, requested_at)
        SELECT r.blob_key, p_now
          FROM removed r
        RETURNING blob_key
    )
    INSERT INTO job_runs (job, affected, ran_at)
    SELECT 'purge_documents', count(*), p_now
      FROM queued;
$$;

COMMENT ON PROCEDURE purge_documents IS
    'Deletes one batch of documents whose retention period is over.';
