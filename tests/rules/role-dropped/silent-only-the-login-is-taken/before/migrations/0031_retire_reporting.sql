-- The nightly report moved to the warehouse.
ALTER ROLE reporting CONNECTION LIMIT 1;
