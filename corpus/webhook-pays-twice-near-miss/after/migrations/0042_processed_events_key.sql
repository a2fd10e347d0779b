-- A second delivery of an event runs into the key.
ALTER TABLE processed_events ADD CONSTRAINT processed_events_pkey PRIMARY KEY (id);
