CREATE TABLE devices (id bigint PRIMARY KEY, owner_id bigint);
ALTER TABLE devices ALTER COLUMN owner_id SET NOT NULL;
