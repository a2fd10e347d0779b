CREATE OR REPLACE PROCEDURE archive_messages(until timestamptz)
LANGUAGE sql AS $$
    INSERT INTO messages_archive (id, room, body, sent_at)
    SELECT id, room, body, sent_at
      FROM messages
     WHERE sent_at < until
     ORDER BY sent_at
     FETCH FIRST 5000 ROWS ONLY;
$$;
