-- Two bookings of a room never overlap, whoever writes them.
ALTER TABLE bookings
    ADD CONSTRAINT bookings_do_not_overlap EXCLUDE USING gist (room WITH =, during WITH &&);
