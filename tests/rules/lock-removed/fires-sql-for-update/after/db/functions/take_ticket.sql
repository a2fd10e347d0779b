CREATE OR REPLACE FUNCTION take_ticket(show bigint, holder text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    ticket bigint;
BEGIN
    SELECT id INTO ticket FROM tickets
     WHERE show_id = show AND sold_to IS NULL
     ORDER BY seat LIMIT 1
     ;
    UPDATE tickets SET sold_to = holder, sold_at = now() WHERE id = ticket;
    RETURN ticket;
END
$$;
