CREATE OR REPLACE PROCEDURE purge_documents(p_now timestamptz DEFAULT now())
LANGUAGE plpgsql
AS $$
DECLARE
    doc record;
    removed integer := 0;
BEGIN
    FOR doc IN
        SELECT d.id, d.blob_key
          FROM documents d
          JOIN matters m ON m.id = d.matter_id
         WHERE m.closed_at IS NOT NULL
           AND m.closed_at + m.retention < p_now
           AND NOT EXISTS (
                   SELECT 1
                     FROM holds h
                    WHERE h.matter_id = m.id
                      AND h.released_at IS NULL
               )
         ORDER BY d.id
         LIMIT 1000
    LOOP
        INSERT INTO blob_deletions (blob_key, requested_at)
        VALUES (doc.blob_key, p_now);

        DELETE FROM documents WHERE id = doc.id;
        removed := removed + 1;
    END LOOP;

    INSERT INTO job_runs (job, affected, ran_at)
    VALUES ('purge_documents', removed, p_now);
END;
$$;
