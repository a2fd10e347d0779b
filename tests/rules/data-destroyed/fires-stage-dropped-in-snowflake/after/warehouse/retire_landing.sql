DROP STAGE landing.raw_events;
