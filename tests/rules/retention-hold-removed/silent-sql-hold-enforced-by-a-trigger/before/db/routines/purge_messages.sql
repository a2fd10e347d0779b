CREATE OR REPLACE PROCEDURE purge_messages(who bigint, older_than timestamptz)
LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM legal_holds h WHERE h.user_id = who AND h.released_at IS NULL) THEN
        RAISE EXCEPTION 'messages of % are under legal hold', who;
    END IF;
    DELETE FROM messages WHERE user_id = who AND sent_at < older_than AND folder = 'trash';
END;
$$;
