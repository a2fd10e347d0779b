CREATE OR REPLACE PROCEDURE purge_messages(who bigint, older_than timestamptz)
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM messages WHERE user_id = who AND sent_at < older_than AND folder = 'trash';
END;
$$;
