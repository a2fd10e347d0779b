-- The rows stay in events_2021; an export to cold storage follows.
ALTER TABLE events DETACH PARTITION events_2021;
