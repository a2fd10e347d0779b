-- A row that is returned as NULL is not deleted.
CREATE OR REPLACE FUNCTION keep_held_messages() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM legal_holds h WHERE h.user_id = OLD.user_id AND h.released_at IS NULL) THEN
        RETURN NULL;
    END IF;
    RETURN OLD;
END;
$$;

CREATE TRIGGER held_messages_stay BEFORE DELETE ON messages
    FOR EACH ROW EXECUTE FUNCTION keep_held_messages();
