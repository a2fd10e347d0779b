CREATE OR REPLACE PROCEDURE archive_messages(until timestamptz)
LANGUAGE sql AS $$
    INSERT INTO messages_archive (id, room, body, sent_at)
    SELECT id, room, body, sent_at
      FROM messages
     WHERE sent_at < until
       AND archived_at IS NULL
     ORDER BY room, sent_at;
$$;
